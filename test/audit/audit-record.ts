import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Tx } from '../../db/connection.ts';
import { isPostgres } from '../../db/dialects.ts';
import { appendAudits } from '../../server/audit/append-audit.ts';
import { type AuditSealer, createAuditSealer } from '../../server/audit/audit-sealer.ts';
import { type CheckpointSigner, loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { checkpointFile, readCheckpoints } from '../../server/audit/checkpoint-file.ts';
import { type AuditVerdict, verifyAudit } from '../../server/audit/verify-audit.ts';
import { systemActor } from '../../server/platform/actor.ts';

export const NOW = Date.UTC(2026, 10, 20, 8);

/** A database's record together with its key and its checkpoints outside, and the means to tamper with it. */
export interface AuditRecord {
  db: Database;
  dataDir: string;
  signer: CheckpointSigner;
  sealer: AuditSealer;
  append(count: number): Promise<void>;
  /** Appends, seals and signs. */
  grow(count: number, now?: number): Promise<void>;
  verify(): Promise<AuditVerdict>;
  /** Works on the tables as somebody would who owns the database: without the triggers that forbid it. */
  tamper(work: (tx: Tx) => Promise<unknown>): Promise<void>;
  remove(): void;
}

export function buildRecord(db: Database): AuditRecord {
  const dataDir = mkdtempSync(join(tmpdir(), 'unloop-audit-'));
  const signer = loadCheckpointSigner(dataDir);
  const sealer = createAuditSealer(db, signer, dataDir);
  let appended = 0;
  const append = async (count: number) => {
    const entries = Array.from({ length: count }, () => {
      appended += 1;
      return {
        action: 'case.claim',
        subject: 'case',
        subjectId: String(appended),
        caseId: appended,
        accountId: '100200300',
        reason: 'a "quoted" reason, 换绑\n\u2028\u0007',
        before: { state: 'open' },
        after: { state: 'claimed', number: appended },
      };
    });
    await db.write((tx) => appendAudits(tx, NOW, systemActor('test'), entries));
  };
  return {
    db,
    dataDir,
    signer,
    sealer,
    append,
    grow: async (count, now = NOW) => {
      await append(count);
      await sealer.finish(now);
    },
    verify: () =>
      verifyAudit(db, {
        verifier: signer,
        checkpoints: readCheckpoints(checkpointFile(dataDir)).checkpoints,
      }),
    tamper: (work) => db.write((tx) => withoutTriggers(tx, work)),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

const GUARDED = ['audit_entries', 'audit_seals', 'audit_checkpoints'];

async function withoutTriggers(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  if (isPostgres(tx)) for (const table of GUARDED) await tx.raw(`alter table ${table} disable trigger all`);
  else
    for (const table of GUARDED)
      for (const verb of ['update', 'delete']) await tx.raw(`drop trigger if exists ${table}_no_${verb}`);
  await work(tx);
}
