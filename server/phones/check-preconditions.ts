import type { Precondition, PreconditionName } from '../contract/phone-preconditions.ts';
import type { PhoneSettings } from '../contract/phone-settings.ts';
import type { PhoneAction } from '../contract/phones.ts';
import { type PhoneFacts, PRECONDITION_RULES, RELEASES } from './precondition-policy.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

/** The checklist of an action, in the order of the page. Pure: the page, the decision and the effect ask the same. */
export function checkPreconditions(facts: PhoneFacts, settings: PhoneSettings, now: number): Precondition[] {
  return Object.entries(PRECONDITION_RULES).flatMap(([name, rule]) => {
    const draft = rule(facts, settings, now);
    // What is undone was often done to somebody's harm: an open hijack case must not stand in the way.
    if (draft === null || (facts.action === 'reverse' && name !== 'new_number_free')) return [];
    return [
      {
        name: name as PreconditionName,
        figure: null,
        limit: null,
        why: null,
        until: null,
        remedies: [],
        caseIds: [],
        accounts: [],
        ...draft,
      },
    ];
  });
}

/** What refuses the action; `acceptLoss` lifts the missing proof of the old number, and nothing else. */
export function blockersOf(list: readonly Precondition[], acceptLoss: boolean): Precondition[] {
  return list.filter(
    ({ name, verdict }) => verdict === 'fail' && !(acceptLoss && name === 'old_number_proven'),
  );
}

/** Whether the risk is high (domain, section 4): the cooling-off is then the longer one. */
export function isHighRisk(
  facts: PhoneFacts,
  acceptLoss: boolean,
  settings: PhoneSettings,
  now: number,
): boolean {
  const week = now - 7 * DAY_MS;
  const recent = [facts.abnormalAt, facts.restoredAt, ...facts.changedAt].some(
    (at) => at !== null && at > week,
  );
  const checks = checkPreconditions(facts, settings, now);
  const sim = checks.some(({ name, verdict }) => name === 'no_recent_sim_change' && verdict === 'warn');
  return recent || sim || ((acceptLoss || facts.lossAccepted) && facts.proof === null);
}

/** How long the approved action waits, in ms: changes and unbinds do, so that the owner can object. */
export function phoneCoolingOffMs(action: PhoneAction, highRisk: boolean, settings: PhoneSettings): number {
  if (!RELEASES.includes(action)) return 0;
  return (highRisk ? settings.coolingOffHighRiskHours : settings.coolingOffHours) * HOUR_MS;
}
