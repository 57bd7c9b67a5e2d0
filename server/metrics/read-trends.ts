import type { Reader } from '../../db/connection.ts';
import type { Ability } from '../contract/ability.ts';
import type { Settings } from '../contract/settings.ts';
import type { Trends } from '../contract/trends.ts';
import { quantile } from '../journeys/duration-buckets.ts';
import { isoOf } from '../platform/clock.ts';
import { casesByDay } from './cases-by-day.ts';
import type { FigureQuestion } from './figure-question.ts';
import { timesOf, valueOf } from './figure-sums.ts';
import { firstContactByDay, objectionsByDay } from './outcomes-by-day.ts';
import { requestsByDay } from './requests-by-day.ts';
import { shareOf } from './share.ts';
import { sumByDay } from './sum-by-day.ts';

const MEASURES = ['journeys', 'stuck', 'stuck_laps', 'self_resolved', 'rework', 'loop_ms'] as const;

/** What moves slowly, by calendar day of a zone: how people loop, how the queue goes, what else is asked for. */
export async function readTrends(
  db: Reader,
  ability: Ability,
  question: FigureQuestion,
  zone: string,
  now: number,
  { metrics: { firstContactDays } }: Pick<Settings, 'metrics'>,
): Promise<Trends> {
  const days = await sumByDay(db, question, zone, MEASURES);
  const { from, to, segment } = question;
  const [firstContact, objected, cases, requests] = await Promise.all([
    firstContactByDay(db, question, days),
    objectionsByDay(db, question, days, now),
    casesByDay(db, ability, question, days, now),
    requestsByDay(db, ability, { from, to, region: segment.region }, days),
  ]);
  return {
    zone,
    all: { firstContact: firstContact.all, objected: objected.all },
    firstContactDays,
    days: days.flatMap(({ day, from: start, sums }, index) => {
      const [own, asked] = [cases[index], requests[index]];
      if (own === undefined || asked === undefined) return [];
      const [journeys, stuck] = [valueOf(sums, 'journeys'), valueOf(sums, 'stuck')];
      return {
        day,
        from: isoOf(start),
        lapsPerStuck: stuck === 0 ? null : valueOf(sums, 'stuck_laps') / stuck,
        loopMedianMs: quantile(timesOf(sums, 'loop_ms'), 0.5),
        reworkRate: shareOf(valueOf(sums, 'rework'), journeys),
        selfResolved: shareOf(valueOf(sums, 'self_resolved'), stuck),
        firstContact: firstContact.days[index] ?? shareOf(0, 0),
        objected: objected.days[index] ?? shareOf(0, 0),
        ...own,
        ...asked,
      };
    }),
  };
}
