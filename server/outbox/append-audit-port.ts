import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../platform/actor.ts';

/** The record's `appendAudit`, handed in because the record is a room of equal height. */
export type AppendAudit = (
  tx: Tx,
  now: number,
  actor: Actor,
  entry: {
    action: string;
    subject: string;
    subjectId?: string;
    accountId?: string;
    caseId?: number | null;
    before?: unknown;
    after?: unknown;
  },
) => Promise<void>;
