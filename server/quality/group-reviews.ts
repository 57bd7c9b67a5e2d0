import type { QualityReviewRecord } from '../../db/quality-tables.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { Agreement, QualityFigures } from '../contract/quality.ts';
import { agreementOf, type JudgedTwice } from './agreement.ts';

/** Reviews whose verdicts stand and that are alike in all that is counted. */
export type DoneReview = Pick<
  QualityReviewRecord,
  'kind' | 'flow' | 'decision_type' | 'reason' | 'types' | 'chance'
> & { verdict_type: string; times: number };

type Groups = Pick<QualityFigures, 'overall' | 'byReason' | 'byDecision' | 'byFlow' | 'byKind'>;

/** Agreement overall, and by reason, decision, flow and kind; most reviews first. Pure. */
export function groupReviews(reviews: readonly DoneReview[], minimum: number): Groups {
  const by = (key: (one: DoneReview) => string | null) =>
    [...groupsOf(reviews, key)].map(([name, group]) => ({ name, ...agree(group, minimum) })).sort(most);
  return {
    overall: agree(reviews, minimum),
    byReason: by((one) => one.reason),
    byDecision: [...groupsOf(reviews, (one) => `${one.kind} ${one.decision_type}`)]
      .map(([key, group]) => byDecision(reviews, group, key, minimum))
      .sort(most),
    byFlow: by((one) => one.flow),
    byKind: by((one) => one.kind).map((one) => ({ ...one, name: one.name as CaseKind })),
  };
}

function agree(reviews: readonly DoneReview[], minimum: number): Agreement {
  const named = (one: DoneReview, type: string) => `${one.kind} ${type}`;
  // Few texts for many reviews: what a kind offers hardly differs.
  const offers = new Map(reviews.map((one) => [`${one.kind} ${one.types}`, one]));
  const categories = new Set(
    [...offers.values()].flatMap((one) =>
      (JSON.parse(one.types) as string[]).map((type) => named(one, type)),
    ),
  );
  return agreementOf(
    reviews.map((one) => ({
      decided: named(one, one.decision_type),
      reviewed: named(one, one.verdict_type),
      weight: 1 / one.chance,
      times: Number(one.times),
    })),
    [...categories],
    minimum,
  );
}

// Those who decided all said the same here: chance is measured over the whole kind, as this decision or any other.
function byDecision(
  reviews: readonly DoneReview[],
  group: readonly DoneReview[],
  key: string,
  minimum: number,
): QualityFigures['byDecision'][number] {
  const [kind = '', name = ''] = key.split(' ');
  const figures = agree(group, minimum);
  const collapsed: JudgedTwice[] = reviews
    .filter((one) => one.kind === kind)
    .map((one) => ({
      decided: one.decision_type === name ? name : 'another',
      reviewed: one.verdict_type === name ? name : 'another',
      weight: 1 / one.chance,
      times: Number(one.times),
    }));
  const { ac1, kappa } = figures.few ? figures : agreementOf(collapsed, [name, 'another'], minimum);
  return { ...figures, ac1, kappa, name, kind: kind as CaseKind };
}

function groupsOf(
  reviews: readonly DoneReview[],
  key: (one: DoneReview) => string | null,
): Map<string, DoneReview[]> {
  const groups = new Map<string, DoneReview[]>();
  for (const one of reviews) {
    const name = key(one);
    const group = name === null ? [] : (groups.get(name) ?? []);
    group.push(one);
    if (name !== null) groups.set(name, group);
  }
  return groups;
}

function most(a: Agreement & { name: string }, b: Agreement & { name: string }): number {
  return b.reviews - a.reviews || (a.name < b.name ? -1 : 1);
}
