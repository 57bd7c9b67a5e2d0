import type { CaseRecord } from '../../db/tables.ts';
import { type CaseKind, type CaseState, isClosed } from '../contract/case-states.ts';
import type { CaseRow } from '../contract/cases.ts';
import type { Claim } from '../contract/claims.ts';
import type { Titles } from '../contract/names.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';

/** A case joined with what a list shows beside it. */
export interface ListedCase extends CaseRecord {
  assignee_code: string | null;
  flow_definition: string | null;
}

/** A row of `cases` as lists answer it. */
export function presentCaseRow(row: ListedCase): CaseRow {
  return {
    id: row.id,
    kind: row.kind as CaseKind,
    state: row.state as CaseState,
    priority: row.priority,
    accountId: row.account_id,
    flow: row.flow,
    flowTitles: titlesOf(row.flow_definition),
    region: row.region,
    laps: row.laps,
    deadLoop: row.dead_loop === 1,
    short: row.short === null ? null : (JSON.parse(row.short) as Claim),
    openedAt: isoOf(row.opened_at),
    dueAt: row.sla_left_ms === null && !isClosed(row.state) ? isoOf(row.due_at) : null,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, code: row.assignee_code ?? '' },
    escalated: row.escalated === 1,
    tags: JSON.parse(row.tags) as string[],
    version: row.version,
  };
}

/** What every verb answers: enough to know that the page is stale. */
export function presentStatus(row: CaseRecord) {
  return { version: row.version, state: row.state as CaseState, claimUntil: isoOrNull(row.claim_until) };
}

// Parsing a whole definition for its titles would cost more than the row.
const titlesByText = new Map<string, Titles>();
function titlesOf(definition: string | null): Titles | null {
  if (definition === null) return null;
  const known = titlesByText.get(definition);
  if (known !== undefined) return known;
  if (titlesByText.size > 500) titlesByText.clear();
  const { titles } = JSON.parse(definition) as { titles: Titles };
  titlesByText.set(definition, titles);
  return titles;
}
