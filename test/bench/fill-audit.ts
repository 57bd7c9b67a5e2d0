import type { Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import { appendAudits } from '../../server/audit/append-audit.ts';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { createAuditSealer } from '../../server/audit/audit-sealer.ts';
import { keepTiles } from '../../server/audit/tiles.ts';
import { buildActor } from '../support/build-actor.ts';

/** Brings a record to so many sealed entries, of many people and accounts; `dir` is where its key and checkpoints lie. */
export async function fillAudit(
  target: Database,
  dir: string,
  entries: number,
  say: (what: string, began: number, count: number) => void,
): Promise<void> {
  const signer = loadCheckpointSigner(dir);
  const sealer = createAuditSealer(target, signer, dir);
  const [row] = (await target.read('audit_entries').count({ n: '*' })) as { n: number }[];
  const began = performance.now();
  for (let index = Number(row?.n); index < entries; index += 2_000) {
    const batch = Array.from({ length: Math.min(2_000, entries - index) }, (_, offset) =>
      entryAt(index + offset),
    );
    await target.write(async (tx) => {
      for (const slot of [0, 1, 2, 3]) {
        const part = batch.filter((_, offset) => offset % 4 === slot);
        await appendAudits(tx, 1_790_000_000_000 + index * 50, actorAt(index + slot * 4), part);
      }
    });
  }
  await sealer.finish(Date.now());
  await keepTiles(target, 1_000_000);
  if (target.dialect === 'postgres') await rawRows(target.writer, 'analyze');
  say('filled and sealed', began, entries);
}

function actorAt(index: number) {
  const code = `A${String(Math.floor(index / 4) % 200).padStart(2, '0')}`;
  return { ...buildActor('agent', { code }), address: String(index % 50).padStart(32, '0') };
}

function entryAt(index: number) {
  const action = ['case.view', 'case.view', 'case.claimed', 'account.reveal', 'case.noted'][index % 5] ?? '';
  return {
    action,
    subject: 'case',
    subjectId: String(index % 100_000),
    accountId: String(100_000_000 + (index % 90_000)),
    caseId: 1 + (index % 100_000),
    ...(index % 5 > 2 && { reason: index % 1_000 === 3 ? '换绑申诉核对' : '回访用户，人脸验证失败' }),
    after: { state: 'claimed', version: index % 7 },
  };
}
