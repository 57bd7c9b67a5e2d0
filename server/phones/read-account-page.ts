import type { Reader } from '../../db/connection.ts';
import type { AccountRecord, CaseRecord } from '../../db/tables.ts';
import { maskedAccount } from '../accounts/account-facts.ts';
import { probationEnd } from '../accounts/probation.ts';
import type { CaseDeps } from '../cases/case-deps.ts';
import { whereVisible } from '../cases/case-repository.ts';
import { listedCases } from '../cases/list-cases.ts';
import { type ListedCase, presentCaseRow } from '../cases/present-case.ts';
import type { AccountPage } from '../contract/account-page.ts';
import { CLOSED_STATES } from '../contract/case-states.ts';
import type { PhoneAction } from '../contract/phones.ts';
import type { Settings } from '../contract/settings.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem-error.ts';
import { mayOpenAccount } from './account-visibility.ts';
import { checkPreconditions } from './check-preconditions.ts';
import { readPhoneFacts } from './phone-facts.ts';
import { listBindings } from './phone-repository.ts';
import type { PhoneFacts } from './precondition-policy.ts';
import { presentBindings } from './present-binding.ts';

const MOST_CASES = 50;
const MOST_SHARING = 20;
/** What the user brings with a request: before there is one, it is neither there nor missing. */
const OF_A_REQUEST: readonly string[] = ['new_number_free', 'new_number_verified', 'old_number_proven'];

/** What we know of an account, masked. Throws `not_found` where there is none, or it is not this person's to see. */
export async function readAccountPage(
  deps: CaseDeps,
  actor: StaffActor,
  accountId: string,
): Promise<AccountPage> {
  const db = deps.db.read;
  const now = deps.clock();
  const row = await db<AccountRecord>('accounts').where({ account_id: accountId }).first();
  if (row === undefined || !(await mayOpenAccount(db, actor, accountId))) throw new ProblemError('not_found');
  const settings = await deps.settings();
  const masked = await maskedAccount(db, deps.vault, accountId);
  const bindings = await presentBindings(db, deps.vault, accountId, await listBindings(db, accountId));
  const facts = await readBareFacts(deps, db, accountId, settings, now);
  const check = (action: PhoneAction) =>
    checkPreconditions({ ...facts, action }, settings.phone, now).filter(
      ({ name }) => !OF_A_REQUEST.includes(name),
    );
  return {
    accountId,
    state: masked.state,
    gate: masked.gate,
    nickname: masked.nickname,
    name: masked.name,
    realName: masked.realName,
    region: masked.region,
    registeredAt: masked.registeredAt,
    probationUntil: isoOrNull(probationEnd(row.restored_at, settings, now)),
    noAssistedChange: masked.noAssistedChange,
    restrictions: (JSON.parse(row.restrictions ?? '[]') as AccountPage['restrictions']).filter(
      ({ until }) => until === null || Date.parse(until) > now,
    ),
    waysIn: row.ways_in === null ? null : (JSON.parse(row.ways_in) as string[]),
    current: bindings.find(({ isCurrent }) => isCurrent) ?? null,
    bindings,
    sameNumber: await readSharing(db, accountId),
    openCases: await readOpenCases(db, actor, accountId),
    preconditions: {
      bind: check('bind'),
      change: check('change'),
      unbind: check('unbind'),
    },
  };
}

// What a request would bring is left out, so that the same facts serve all three actions.
async function readBareFacts(
  deps: CaseDeps,
  db: Reader,
  accountId: string,
  settings: Settings,
  now: number,
): Promise<PhoneFacts> {
  const asked = {
    action: 'unbind',
    account_id: accountId,
    request_id: null,
    case_id: null,
    new_phone: null,
    new_fingerprint: null,
    proof_by: null,
    proof_at: null,
    new_verified_at: null,
    loss_accepted: 0,
    lost: 0,
    trouble: null,
    opened_at: null,
    applied_at: null,
  };
  return readPhoneFacts(db, deps.vault, asked, settings, now);
}

// Other accounts that have, or had, one of this account's numbers.
async function readSharing(db: Reader, accountId: string): Promise<AccountPage['sameNumber']> {
  const own = db('phone_bindings').where({ account_id: accountId }).distinct('fingerprint');
  const rows = (await db('phone_bindings')
    .whereIn('fingerprint', own)
    .whereNot({ account_id: accountId })
    .groupBy('account_id')
    .orderBy('bound_at', 'desc')
    .orderBy('account_id')
    .limit(MOST_SHARING + 1)
    .select('account_id')
    .max({ holds: 'holds', bound_at: 'bound_at', current: 'is_current', released_at: 'released_at' })) as {
    account_id: string;
    holds: number;
    current: number;
    bound_at: number;
    released_at: number | null;
  }[];
  const shown = rows.slice(0, MOST_SHARING);
  return {
    count: shown.length,
    isMore: rows.length > MOST_SHARING,
    accounts: shown.map((one) => ({
      accountId: one.account_id,
      holdsNumber: one.holds === 1,
      boundAt: isoOf(Number(one.bound_at)),
      releasedAt: one.current === 1 ? null : isoOrNull(one.released_at),
    })),
  };
}

async function readOpenCases(
  db: Reader,
  actor: StaffActor,
  accountId: string,
): Promise<AccountPage['openCases']> {
  const open = listedCases(db).where('cases.account_id', accountId);
  const rows = (await open
    .whereNotIn('cases.state', [...CLOSED_STATES])
    .orderBy('cases.id', 'desc')
    .limit(MOST_CASES)) as ListedCase[];
  const seen = db<CaseRecord>('cases').whereIn(
    'id',
    rows.map(({ id }) => id),
  );
  whereVisible(seen, actor, 'read');
  const visible = new Set(((await seen.select('id')) as { id: number }[]).map(({ id }) => id));
  return rows.map((row) => {
    const { id, kind, state, priority, openedAt, dueAt, assignee } = presentCaseRow(row);
    return {
      id,
      kind,
      state,
      priority,
      openedAt,
      dueAt,
      assignee: assignee?.code ?? null,
      visible: visible.has(id),
    };
  });
}
