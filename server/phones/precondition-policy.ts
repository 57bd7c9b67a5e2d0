import type { CarrierWords } from '../contract/carrier-words.ts';
import type { PhoneRemedy, Precondition, PreconditionName } from '../contract/phone-preconditions.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { PhoneAction } from '../contract/phones.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** Everything that decides whether a phone may be bound, changed or released. Times are UTC ms, null where unknown. */
export interface PhoneFacts {
  action: PhoneAction;
  account: {
    state: string | null;
    noAssistedChange: boolean;
    restrictions: readonly { rule: string; until: number | null }[];
    waysIn: readonly string[] | null;
  };
  /** What is bound now; null: nothing. */
  binding: {
    state: string;
    reassignedAt: number | null;
    /** The number was proven again after the case was asked for. */
    isProvenSince: boolean;
    /** The platform's account record names another number. */
    isOutOfStep: boolean;
    carrier: CarrierWords | null;
  } | null;
  /** Null where no new number is needed. */
  newNumber: {
    isNamed: boolean;
    isSame: boolean;
    holder: { accountId: string; isStale: boolean } | null;
    isUnderWay: boolean;
    verifiedAt: number | null;
    /** Other accounts it served within the period. */
    accounts: number;
    carrier: CarrierWords | null;
    isVirtualOperator: boolean;
  } | null;
  proof: { by: string; at: number } | null;
  lost: boolean;
  lossAccepted: boolean;
  trouble: string | null;
  abnormalAt: number | null;
  restoredAt: number | null;
  openCaseIds: readonly number[];
  probationUntil: number | null;
  /** When numbers of this account ended within the period. */
  changedAt: readonly number[];
  objectedBy: readonly string[];
}

type Draft = Partial<Omit<Precondition, 'name' | 'verdict'>> & Pick<Precondition, 'verdict'>;
type Rule = (facts: PhoneFacts, settings: PhoneSettings, now: number) => Draft | null;

const HELD: Readonly<Record<string, [why: string, remedy: PhoneRemedy]>> = {
  inactive: ['account_inactive', 'activate_account'],
  restricted: ['account_restricted', 'clear_restriction'],
  frozen: ['account_frozen', 'clear_restriction'],
  banned: ['account_banned', 'appeal'],
  cancelled: ['account_banned', 'appeal'],
};
/** Actions that end the present binding. */
export const RELEASES: readonly PhoneAction[] = ['change', 'unbind'];
const PASS: Draft = { verdict: 'pass' };

/** In the order of the page; a rule that does not concern the action says nothing. */
export const PRECONDITION_RULES: Readonly<Record<PreconditionName, Rule>> = {
  account_normal: ({ account }) => {
    if (account.state === null) return { verdict: 'unknown' };
    const held = HELD[account.state];
    return held === undefined ? PASS : fail(held[0], [held[1]]);
  },
  binding_valid: ({ action, binding, trouble }) => {
    if (action === 'bind' || action === 'rebind')
      return binding === null || binding.state === 'unverified'
        ? PASS
        : fail('binding_wrong', ['repair_record']);
    if (!RELEASES.includes(action)) return null;
    if (binding === null) return fail('binding_wrong', ['repair_record']);
    if (binding.isOutOfStep) return fail('info_out_of_step', ['check_platform', 'repair_record']);
    if (trouble === 'binding_expired' && !binding.isProvenSince)
      return fail('binding_expired', ['ask_code_old', 'repair_record']);
    if (binding.state === 'unverified')
      return { verdict: 'warn', why: 'old_phone_unverified', remedies: ['ask_code_old'] };
    return PASS;
  },
  no_abnormal_sign_in: ({ abnormalAt }, { abnormalSignInDays }, now) => {
    if (abnormalAt === null) return PASS;
    return {
      ...fail('abnormal_sign_in', ['secure_account', 'wait_until']),
      figure: days(now - abnormalAt),
      limit: abnormalSignInDays,
      until: iso(abnormalAt + abnormalSignInDays * DAY_MS),
    };
  },
  new_number_free: ({ newNumber }) => {
    if (newNumber === null) return null;
    if (!newNumber.isNamed) return fail('new_number_missing', ['set_new_number']);
    if (newNumber.isSame || newNumber.isUnderWay) return fail('new_number_bound', ['other_number']);
    const { holder } = newNumber;
    if (holder === null) return PASS;
    const accounts = [holder.accountId];
    if (holder.isStale)
      return { verdict: 'warn', why: 'number_reassigned', remedies: ['unbind_reassigned'], accounts };
    return { ...fail('new_number_bound', ['other_number', 'unbind_other', 'prove_stale']), accounts };
  },
  new_number_verified: ({ action, newNumber }) => {
    if (newNumber === null || action === 'reverse') return null;
    return newNumber.verifiedAt === null ? fail('code_not_received', ['ask_code_new']) : PASS;
  },
  old_number_proven: (facts) => {
    if (!RELEASES.includes(facts.action)) return null;
    if (facts.proof !== null) return PASS;
    if (facts.lossAccepted) return { verdict: 'warn', why: 'old_phone_unverified' };
    const gone = facts.lost || facts.binding === null || serves(facts.binding) === false;
    return fail(
      'old_phone_unverified',
      gone ? ['ask_proof', 'accept_loss'] : ['ask_code_old', 'ask_proof', 'accept_loss'],
    );
  },
  no_open_case: ({ openCaseIds }) =>
    openCaseIds.length === 0
      ? PASS
      : { ...fail('open_case', ['see_case']), figure: openCaseIds.length, caseIds: [...openCaseIds] },
  not_on_probation: ({ action, probationUntil }, _, now) => {
    if (!RELEASES.includes(action)) return null;
    if (probationUntil === null) return PASS;
    return {
      ...fail('system_restricted', ['wait_until']),
      figure: days(probationUntil - now),
      until: iso(probationUntil),
    };
  },
  within_account_limit: ({ action, changedAt }, { changesAnAccount, changesDays }) => {
    if (!RELEASES.includes(action)) return null;
    const counted = { figure: changedAt.length, limit: changesAnAccount };
    const next = changedAt.toSorted((a, b) => a - b)[changedAt.length - changesAnAccount];
    if (next === undefined) return { ...PASS, ...counted };
    return {
      ...fail('system_restricted', ['wait_until']),
      ...counted,
      until: iso(next + changesDays * DAY_MS),
    };
  },
  within_number_limit: ({ newNumber }, { accountsANumber }) => {
    if (newNumber === null || !newNumber.isNamed) return null;
    const counted = { figure: newNumber.accounts, limit: accountsANumber };
    return newNumber.accounts < accountsANumber
      ? { ...PASS, ...counted }
      : { ...fail('system_restricted', ['other_number']), ...counted };
  },
  no_system_restriction: ({ account }, _, now) => {
    const inForce = account.restrictions.filter(({ until }) => until === null || until > now);
    if (inForce.length === 0 && !account.noAssistedChange) return PASS;
    const ends = inForce.map(({ until }) => until);
    const until = account.noAssistedChange || ends.includes(null) ? null : Math.max(...ends.map(Number));
    return {
      ...fail(
        'system_restricted',
        until === null ? ['clear_restriction'] : ['wait_until', 'clear_restriction'],
      ),
      figure: inForce.length,
      until: until === null ? null : iso(until),
    };
  },
  no_objection: ({ objectedBy }) =>
    objectedBy.length === 0
      ? null
      : { ...fail('objection_stands', ['settle_objection']), figure: objectedBy.length },
  leaves_a_way_in: ({ action, account, newNumber }) => {
    if (action !== 'unbind' || newNumber !== null) return null;
    if (account.waysIn === null) return { verdict: 'unknown', remedies: ['warn_user'] };
    const counted = { figure: account.waysIn.length, limit: 1 };
    return account.waysIn.length > 0
      ? { ...PASS, ...counted }
      : { verdict: 'warn', remedies: ['warn_user'], ...counted };
  },
  no_recent_sim_change: ({ action, newNumber, binding }, { simChangeDays }, now) => {
    if (action === 'exempt' || (newNumber === null && binding === null)) return null;
    const carriers = [newNumber?.isNamed ? newNumber.carrier : undefined, binding?.carrier];
    const known = carriers.filter((one) => one !== undefined);
    const ages = known.flatMap((one) =>
      one?.latestSimChange == null ? [] : [days(now - Date.parse(one.latestSimChange))],
    );
    const recent = ages.filter((age) => age < simChangeDays);
    if (recent.length > 0)
      return {
        verdict: 'warn',
        figure: Math.min(...recent),
        limit: simChangeDays,
        why: 'old_phone_unverified',
        remedies: ['ask_proof'],
      };
    const isKnown = known.every(
      (one) => one != null && (one.latestSimChange !== null || (one.monitoredDays ?? 0) >= simChangeDays),
    );
    return isKnown ? { ...PASS, limit: simChangeDays } : { verdict: 'unknown', limit: simChangeDays };
  },
  not_reassigned: ({ action, binding }) => {
    if (!RELEASES.includes(action) || binding === null) return null;
    if (serves(binding) === false)
      return { verdict: 'warn', why: 'number_reassigned', remedies: ['ask_proof', 'accept_loss'] };
    return binding.carrier?.reassigned === 'no' ? PASS : { verdict: 'unknown' };
  },
};

/** Whether the number still serves its account: not once it was given to somebody else. */
export function serves(binding: NonNullable<PhoneFacts['binding']>): boolean {
  return binding.reassignedAt === null && binding.carrier?.reassigned !== 'yes';
}

function fail(why: string, remedies: PhoneRemedy[]): Draft {
  return { verdict: 'fail', why, remedies };
}

function days(ms: number): number {
  return Math.max(0, Math.floor(ms / DAY_MS));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
