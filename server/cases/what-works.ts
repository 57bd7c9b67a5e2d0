import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord, DecisionRecord } from '../../db/tables.ts';
import type { Settings } from '../contract/settings.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** A success this long after the last decision is no longer its doing (domain, section 2, "Figures"). */
const ESCAPE_MS = 30 * DAY_MS;

/** A share with its interval, as people see it. */
export interface WorksFigure {
  share: number;
  low: number;
  high: number;
  n: number;
  widened: boolean;
}

interface Tally {
  step: string;
  reason: string;
  evidence: string;
  asked: number;
  escaped: number;
}

/** Adds to the daily counts of what was asked for and who escaped. Writes `what_works`. */
export async function countWhatWorks(
  tx: Tx,
  decision: DecisionRecord,
  add: { asked: number; escaped: number },
): Promise<void> {
  if (decision.flow === null || decision.stuck_step === null) return;
  const key = {
    flow: decision.flow,
    step: decision.stuck_step,
    reason: decision.stuck_reason ?? '',
    type: decision.type,
    evidence: decision.evidence ?? '',
    day: Math.floor(decision.decided_at / DAY_MS),
  };
  await tx('what_works')
    .insert({ ...key, ...add })
    .onConflict(Object.keys(key))
    .merge({
      asked: tx.raw('what_works.asked + ?', [add.asked]),
      escaped: tx.raw('what_works.escaped + ?', [add.escaped]),
    });
}

/** Credits the last decision of a case whose account succeeded after it and within 30 days; once. */
export async function creditEscape(tx: Tx, row: CaseRecord, succeededAt: number): Promise<void> {
  if (row.decision_id === null) return;
  const credited = await tx<DecisionRecord>('decisions')
    .where({ id: row.decision_id, status: 'sent' })
    .whereNull('escaped_at')
    .whereBetween('decided_at', [succeededAt - ESCAPE_MS, succeededAt])
    .update({ escaped_at: succeededAt });
  if (credited === 0) return;
  const decision = await tx<DecisionRecord>('decisions').where({ id: row.decision_id }).first();
  if (decision !== undefined) await countWhatWorks(tx, decision, { asked: 0, escaped: 1 });
}

/**
 * What worked for others stuck at the same step and reason, by evidence asked for; widened to the step alone where
 * too few, and left out where still too few (domain, section 2, "What works").
 */
export async function evidenceThatWorks(
  db: Reader,
  place: { flow: string; step: string; reason: string | null },
  now: number,
  settings: Settings,
): Promise<Map<string, WorksFigure>> {
  const since = Math.floor(now / DAY_MS) - settings.whatWorksDays;
  const rows = (await db('what_works')
    .where({ flow: place.flow, step: place.step, type: 'request_evidence' })
    .where('day', '>', since)
    .groupBy('step', 'reason', 'evidence')
    .select('step', 'reason', 'evidence')
    .sum({ asked: 'asked', escaped: 'escaped' })) as Tally[];
  const figures = new Map<string, WorksFigure>();
  for (const evidence of new Set(rows.map((row) => row.evidence))) {
    const all = rows.filter((row) => row.evidence === evidence);
    const same = all.filter((row) => row.reason === (place.reason ?? ''));
    const figure = figureOf(same, false, settings) ?? figureOf(all, true, settings);
    if (figure !== null) figures.set(evidence, figure);
  }
  return figures;
}

function figureOf(rows: readonly Tally[], widened: boolean, settings: Settings): WorksFigure | null {
  const n = rows.reduce((sum, row) => sum + Number(row.asked), 0);
  if (n < settings.whatWorksMinimum) return null;
  const escaped = rows.reduce((sum, row) => sum + Number(row.escaped), 0);
  return { ...wilson(escaped, n), n, widened };
}

/** Wilson's 95% interval for a share (E. B. Wilson, 1927). */
export function wilson(successes: number, n: number): { share: number; low: number; high: number } {
  const z = 1.959964;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { share, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
