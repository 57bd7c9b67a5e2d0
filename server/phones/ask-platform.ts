import type { Tx } from '../../db/connection.ts';
import { lockNames } from '../../db/dialects.ts';
import type { PhoneInquiryRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { changeCase } from '../cases/change-case.ts';
import { getOwnCase } from '../cases/own-case.ts';
import type { InquirySubject } from '../contract/phone-inquiries.ts';
import { DAY_MS } from '../contract/time-units.ts';
import { enqueueCommand } from '../outbox/enqueue-command.ts';
import type { StaffActor } from '../platform/actor.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { isHeld } from './brake-facts.ts';
import { askedAbout, inquiryRefusal, reasonToAsk } from './plan-inquiry.ts';
import { type PhoneSituation, readPhoneSituation } from './phone-situation.ts';

/**
 * Asks the platform to go over its record of the account, or for the carrier's report of the number that the case wants,
 * while the claim stays. Nothing changes but by what the platform then says. Throws the problems of `getOwnCase`,
 * `not_found` for a case that is no phone's, `brake_held`, `own_account` where the number is the asker's own,
 * `decision_refused` where nothing calls for it, `platform_asked_already` and `platform_asked_too_often`.
 */
export async function askPlatform(
  deps: CaseDeps,
  actor: StaffActor,
  id: number,
  { version, about }: { version: number; about: InquirySubject },
): Promise<CaseRecord> {
  return deps.db.write(async (tx) => {
    const now = deps.clock();
    const row = await getOwnCase(tx, actor, id, version, now);
    if (row.state !== 'claimed') throw new ProblemError('not_claimed');
    if (await isHeld(tx, actor.staff)) throw new ProblemError('brake_held');
    const before = await readPhoneSituation(tx, deps, row, now);
    if (before === null) throw new ProblemError('not_found');
    // Asked at once from two cases, or by one person in two, the questions must count each other.
    await lockNames(tx, [`inquiries ${askedAbout(before, about)}`, `inquiries by ${actor.staff.id}`]);
    const situation = (await readPhoneSituation(tx, deps, row, now)) ?? before;
    const refusal = inquiryRefusal(situation, about);
    if (refusal !== null) throw new ProblemError(refusal);
    const accountId = askedAbout(situation, about) ?? row.account_id;
    if (actor.ownAccounts.includes(accountId)) throw new ProblemError('own_account');
    if ((await countAsked(tx, actor, now)) >= situation.settings.inquiries.aDayAPerson)
      throw new ProblemError('platform_asked_too_often');
    const inquiry: PhoneInquiryRecord = {
      command_id: await enqueueCommand(tx, deps.vault, now, {
        ...commandOf(situation, about, accountId),
        accountId: row.account_id,
        caseId: row.id,
        notBefore: now,
      }),
      case_id: row.id,
      about,
      account_id: accountId,
      fingerprint: about === 'carrier' ? situation.request.new_fingerprint : null,
      asked_by: actor.staff.id,
      asked_at: now,
      state: 'asked',
      settled_at: null,
      reason: null,
    };
    await tx('phone_inquiries').insert(inquiry);
    return changeCase(tx, now, actor, row, {
      action: 'step_moved',
      details: { step: about, state: 'asked' },
    });
  });
}

// The numbers in full stand in the command's sealed body alone.
function commandOf(situation: PhoneSituation, about: InquirySubject, accountId: string) {
  const { numbers, request } = situation;
  const { request_id: requestId } = request;
  return about === 'record'
    ? {
        type: 'phone.repair_record',
        params: { requestId, why: reasonToAsk(situation, about), from: numbers.old },
      }
    : { type: 'phone.ask_carrier', params: { requestId, phone: numbers.new, heldBy: accountId } };
}

async function countAsked(tx: Tx, { staff }: StaffActor, now: number): Promise<number> {
  const rows = (await tx('phone_inquiries')
    .where({ asked_by: staff.id })
    .where('asked_at', '>', now - DAY_MS)
    .count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}
