import type { Reader } from '../../db/connection.ts';
import { type FigureQuestion, narrow } from './figure-question.ts';

/** Stuck journeys with a decision, by the last decision's type and the evidence it asked for. */
export interface EscapeCount {
  type: string;
  evidence: string | null;
  decided: number;
  /** Whose account succeeded in the flow within 30 days of it. */
  escaped: number;
}

/** Counts who escaped, of the period's stuck journeys with a decision (domain, section 2, "Figures"). */
export async function countEscapes(db: Reader, question: FigureQuestion): Promise<EscapeCount[]> {
  const query = db('decisions')
    .join('cases', { 'cases.id': 'decisions.case_id', 'cases.decision_id': 'decisions.id' })
    .join('journeys', 'journeys.id', 'cases.journey_id')
    .where({ 'decisions.flow': question.flow, 'decisions.status': 'sent' })
    // Nobody decides before a journey begins.
    .where('decisions.decided_at', '>=', question.from)
    .where('journeys.started_at', '>=', question.from)
    .where('journeys.started_at', '<', question.to)
    .whereNotNull('journeys.stuck_at')
    .groupBy('decisions.type', 'decisions.evidence')
    .select('decisions.type', 'decisions.evidence')
    .count({ decided: '*', escaped: 'decisions.escaped_at' });
  narrow(query, question, 'journeys');
  const rows = (await query) as EscapeCount[];
  return rows.map((row) => ({ ...row, decided: Number(row.decided), escaped: Number(row.escaped) }));
}
