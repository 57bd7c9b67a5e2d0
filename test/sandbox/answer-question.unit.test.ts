import { describe, expect, test } from 'vitest';
import { accountRecordSchema, relationSchema } from '../../server/contract/platform-formats.ts';
import { answerQuestion } from '../../server/sandbox/answer-question.ts';
import { PhoneBook } from '../../server/sandbox/phone-book.ts';

const NOW = Date.UTC(2026, 10, 20);

function ask(type: string, params: Record<string, unknown>, book = new PhoneBook(), id = 'c1') {
  const command = { id, type, accountId: '100200300', caseId: 1, params, decidedAt: '' };
  return answerQuestion(command, book, '1', NOW);
}
const record = (params: object, book?: PhoneBook) =>
  ask('phone.repair_record', { requestId: 'r', ...params }, book)?.accounts[0];
const numbers = Array.from({ length: 400 }, (_, index) => `+86139${String(index * 24_571).padStart(8, '0')}`);
const carrier = (phone: string, id = 'c1') =>
  ask('phone.ask_carrier', { requestId: 'r', phone, heldBy: '9' }, new PhoneBook(), id);

describe('The simulated platform, asked about a phone', () => {
  test('tells what its own book says, whatever the question takes for bound', () => {
    const book = new PhoneBook();
    book.write('100200300', '+8613700002222');
    expect(record({ why: 'info_out_of_step', from: '+8613812345678' }, book)?.phone).toBe('+8613700002222');
    book.write('100200300', null);
    expect(record({ why: 'binding_wrong', from: null }, book)).toMatchObject({
      phone: null,
      phoneState: 'none',
    });
  });

  test('tells a record that clears what is wrong, of an account that its book never heard of', () => {
    expect(record({ why: 'binding_expired', from: '+8613812345678' })).toMatchObject({
      phone: '+8613812345678',
      phoneVerifiedAt: new Date(NOW).toISOString(),
    });
    expect(record({ why: 'binding_wrong', from: '+8613812345678' })?.phone).toBeNull();
    const own = record({ why: 'binding_wrong', from: null });
    expect(record({ why: 'info_out_of_step', from: null })).toEqual(own);
    expect(accountRecordSchema.safeParse(own).success).toBe(true);
  });

  test('has one carrier’s word for a number whenever it is asked, and mostly that it was given away', () => {
    const said = numbers.map((one) => carrier(one)?.relations[0]?.details?.['reassigned'] ?? 'silent');
    const share = (word: string) => said.filter((one) => one === word).length / said.length;
    expect(share('yes')).toBeGreaterThan(0.6);
    expect(Math.min(share('no'), share('silent'))).toBeGreaterThan(0.04);
    expect(numbers.map((one) => carrier(one, 'c2')?.relations)).toEqual(
      numbers.map((one) => carrier(one)?.relations),
    );
    const notices = numbers.flatMap((one) => carrier(one)?.relations ?? []);
    expect(notices.filter((one) => !relationSchema.safeParse(one).success)).toEqual([]);
  });

  test('says that it could not where the carrier is silent, naming the command', () => {
    const silent = numbers.find((one) => carrier(one)?.relations.length === 0) ?? '';
    expect(carrier(silent)?.events).toMatchObject([
      { outcome: 'failed', reason: 'provider_unavailable', commandId: 'c1', accountId: '100200300' },
    ]);
  });

  test('leaves every other command to the rest', () => {
    expect(ask('phone.change', { from: null, to: '+8613812345678' })).toBeNull();
  });
});
