import type { Tx } from '../../db/connection.ts';
import type { PhoneRequestRecord } from '../../db/phone-tables.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { returnFromUser } from '../cases/case-timers.ts';
import { changeCase } from '../cases/change-case.ts';
import type { CaseAction } from '../contract/case-states.ts';
import { isClosed } from '../contract/case-states.ts';
import { systemActor } from '../platform/actor.ts';
import { clearTimer } from '../timers/timers.ts';
import type { PhoneDeps } from './phone-deps.ts';
import { updatePhoneRequest } from './phone-repository.ts';

const system = systemActor('intake');

/** The user did something that a case waits for: keeps what it proves, and brings the case back where it waited. */
export async function hearUser(
  tx: Tx,
  deps: PhoneDeps,
  now: number,
  caseId: number,
  proven: Partial<PhoneRequestRecord>,
  line: { action: CaseAction; details: Record<string, unknown> },
): Promise<void> {
  const row = await tx<CaseRecord>('cases').where({ id: caseId }).forUpdate().first();
  if (row === undefined || isClosed(row.state)) return;
  if (Object.keys(proven).length > 0) await updatePhoneRequest(tx, caseId, proven);
  const heard = await changeCase(tx, now, system, row, line);
  if (heard.state !== 'waiting_user') return;
  await clearTimer(tx, 'case.user_silent', String(caseId));
  await returnFromUser(tx, heard, 'user_answered', now, await deps.settings(tx));
}
