import type { z } from 'zod';
import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import type { accountRecordSchema, Relation } from '../contract/platform-formats.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { chance } from './chance.ts';
import type { PhoneBook } from './phone-book.ts';

/** What the platform sends when it is asked: its record, a carrier's notice, or that it could not. */
export interface QuestionAnswer {
  accounts: z.infer<typeof accountRecordSchema>[];
  relations: Relation[];
  events: Omit<PlatformEvent, 'occurredAt'>[];
}

/** How often a carrier does not answer the platform, and how often it says that a number was given away. */
const CARRIER_IS_SILENT = 0.1;
const GIVEN_AWAY = 0.7;

/**
 * Answers what the console asks about a phone; null for a command that asks nothing. The same number has the same carrier's
 * word whenever it is asked of. `now` is UTC ms.
 */
export function answerQuestion(
  command: Command,
  book: PhoneBook,
  seed: string,
  now: number,
): QuestionAnswer | null {
  if (command.type === 'phone.repair_record') return tellRecord(command, book, seed, now);
  if (command.type === 'phone.ask_carrier') return askCarrier(command, seed, now);
  return null;
}

// What the book has; an account that it never heard of has what the question says, or else a number of its own.
function tellRecord(
  { accountId, params }: Command,
  book: PhoneBook,
  seed: string,
  now: number,
): QuestionAnswer {
  const { from } = params;
  const told = typeof from === 'string' ? from : null;
  const known = book.numberOf(accountId);
  // Asked of a number that stands in the way of binding one, it finds that it was released long ago.
  const isOver = params['why'] === 'binding_wrong' && told !== null;
  const phone = known === undefined ? (isOver ? null : (told ?? ownNumber(seed, accountId))) : known;
  book.write(accountId, phone);
  const record =
    phone === null
      ? ({ phone: null, phoneState: 'none' } as const)
      : ({
          phone,
          phoneState: 'verified',
          phoneProvenBy: 'sms_code',
          phoneVerifiedAt: new Date(now).toISOString(),
        } as const);
  return { accounts: [{ accountId, ...record }], relations: [], events: [] };
}

function askCarrier({ id, accountId, params }: Command, seed: string, now: number): QuestionAnswer {
  const { phone, heldBy, requestId } = params;
  const luck = chance(seed, String(phone), 'carrier');
  if (luck < CARRIER_IS_SILENT || typeof phone !== 'string' || typeof heldBy !== 'string') {
    const failed = {
      id: `sbx_${id}_0`,
      accountId,
      commandId: id,
      flow: 'phone_change',
      step: 'new_number',
      outcome: 'failed' as const,
      reason: 'provider_unavailable',
      ...(typeof requestId === 'string' && { requestId }),
    };
    return { accounts: [], relations: [], events: [failed] };
  }
  const notice: Relation = {
    kind: 'carrier_notice',
    accountId: heldBy,
    phone,
    since: new Date(now).toISOString(),
    details: {
      reassigned: luck < CARRIER_IS_SILENT + GIVEN_AWAY ? 'yes' : 'no',
      referenceDate: new Date(now - DAY_MS).toISOString(),
    },
  };
  return { accounts: [], relations: [notice], events: [] };
}

function ownNumber(seed: string, accountId: string): string {
  return `+86135${String(Math.floor(chance(seed, accountId, 'own number') * 1e8)).padStart(8, '0')}`;
}
