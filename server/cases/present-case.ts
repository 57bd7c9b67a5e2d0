import type { CaseRecord } from '../../db/tables.ts';
import { type CaseKind, type CaseState, isClosed } from '../contract/case-states.ts';
import type { CaseRow } from '../contract/cases.ts';
import type { Claim } from '../contract/claims.ts';
import type { Titles } from '../contract/names.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';

/** A case joined with what a list shows beside it. */
export interface ListedCase extends CaseRecord {
  assignee_code: string | null;
  flow_titles: string | null;
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
    flowTitles: row.flow_titles === null ? null : (JSON.parse(row.flow_titles) as Titles),
    region: row.region,
    laps: row.laps,
    deadLoop: row.dead_loop === 1,
    short: row.short === null ? null : (JSON.parse(row.short) as Claim),
    openedAt: isoOf(row.opened_at),
    dueAt: row.sla_left_ms === null && !isClosed(row.state) ? isoOf(row.due_at) : null,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, code: row.assignee_code ?? '' },
    escalated: row.escalated === 1,
    risk: row.risk,
    endsAt: isoOrNull(row.ends_at),
    tags: JSON.parse(row.tags) as string[],
    version: row.version,
  };
}

/** What every verb answers: enough to know that the page is stale. */
export function presentStatus(row: CaseRecord) {
  return { version: row.version, state: row.state as CaseState, claimUntil: isoOrNull(row.claim_until) };
}
