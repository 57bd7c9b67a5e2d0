import { describe, expect, it } from 'vitest';
import { startParams } from '../../client/phones/phone-case-props.ts';
import { remedyDecision } from '../../client/phones/remedy-decision.ts';
import { typedNumber, typedPhone } from '../../client/app/palette-commands.ts';
import { PHONE_REMEDIES } from '../../server/contract/phone-preconditions.ts';
import { PHONE_DECISIONS, type PhoneDecision } from '../../server/contract/phones.ts';
import { buildCaseDetail } from '../cases/build-case-detail.ts';
import { buildPhoneStory } from './build-phone-story.ts';

const say = (key: string) => key;

function detail(offered: readonly PhoneDecision[], refused: readonly PhoneDecision[] = []) {
  return buildCaseDetail({
    kind: 'phone_change',
    phone: buildPhoneStory(),
    decisions: offered.map((type) => ({
      type,
      refusal: refused.includes(type) ? 'precondition_failed' : null,
      secondPerson: false,
      reasons: ['other'],
      needsMessage: false,
    })),
  });
}

describe('The next action of a precondition', () => {
  it('is a decision that the case offers and does not refuse, or none', () => {
    for (const remedy of PHONE_REMEDIES) {
      const open = remedyDecision(remedy, detail(PHONE_DECISIONS), say);
      expect([undefined, ...PHONE_DECISIONS]).toContain(open?.type);
      expect(remedyDecision(remedy, detail(PHONE_DECISIONS, PHONE_DECISIONS), say)).toBeNull();
      expect(remedyDecision(remedy, detail([]), say)).toBeNull();
    }
  });

  it('accepts the loss only by an approval that says so', () => {
    expect(remedyDecision('accept_loss', detail(['approve']), say)).toEqual({
      type: 'approve',
      params: { acceptLoss: true },
    });
  });

  it('asks the platform first where the outcome is not known, and sends again where it is', () => {
    expect(remedyDecision('send_again', detail(['approve', 'check'], ['approve']), say)?.type).toBe('check');
    expect(remedyDecision('send_again', detail(['approve']), say)?.type).toBe('approve');
  });

  it('is nobody’s who does not hold the case', () => {
    const one = detail(PHONE_DECISIONS);
    const reader = { ...one, can: { ...one.can, act: false } };
    expect(remedyDecision('ask_proof', reader, say)).toBeNull();
  });

  it('begins a code with a number that can be of use', () => {
    const [option] = detail(['ask_code']).decisions;
    const phone = buildPhoneStory({ canAskCode: ['old'] });
    expect(option && startParams(option, buildCaseDetail({ phone }))).toEqual({ target: 'old' });
  });
});

describe('What is typed into the palette', () => {
  it('is a phone with a country code or 11 mainland digits, and else a case or an account', () => {
    expect(typedPhone('13812345678')).toBe('13812345678');
    expect(typedPhone('+44 7400 123456')).toBe('+44 7400 123456');
    for (const other of ['100200300', '#10482', '12812345678', 'phone']) expect(typedPhone(other)).toBeNull();
    expect(typedNumber('#10482')).toBe('10482');
  });
});
