import type { PhoneStory } from '../contract/phones.ts';
import { blockersOf } from './check-preconditions.ts';
import { REMEDY_OF, remediesOf } from './phone-remedies.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { lastApply, openStep } from './phone-steps.ts';

/** What went wrong before and at the platform, and then what stands in the way, each with its own next step. Pure. */
export function listRemedies(situation: PhoneSituation): PhoneStory['remedies'] {
  const { facts, preconditions, steps } = situation;
  const failed = lastApply(steps);
  const before = remediesOf([
    ...(facts.trouble === null || isOver(situation) || isRepaired(situation, facts.trouble, 0)
      ? []
      : [facts.trouble]),
    ...(failed?.state === 'failed' && !isRepaired(situation, failed.reason, failed.settled_at ?? 0)
      ? [failed.reason ?? 'not_effective']
      : []),
    ...(openStep(steps) === null ? [] : ['not_confirmed']),
  ]);
  const inTheWay = blockersOf(preconditions, false).flatMap(({ why, remedies: [remedy] }) =>
    why === null || remedy === undefined ? [] : [{ reason: why, remedy }],
  );
  const known = new Set(before.map(({ reason }) => reason));
  return [...before, ...inTheWay.filter(({ reason }) => !known.has(reason))];
}

// An old number that was proven again has not expired.
function isOver({ facts }: PhoneSituation): boolean {
  return facts.trouble === 'binding_expired' && facts.binding?.isProvenSince === true;
}

// The platform has gone over its record since: where it is wrong still, a precondition says so.
function isRepaired({ request, inquiries }: PhoneSituation, reason: string | null, since: number): boolean {
  return (
    REMEDY_OF[reason ?? ''] === 'repair_record' &&
    inquiries.some(
      (one) =>
        one.case_id === request.case_id &&
        one.about === 'record' &&
        one.state === 'answered' &&
        (one.settled_at ?? 0) >= since,
    )
  );
}
