import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../db/connection.ts';
import { appendAudits } from '../../server/audit/append-audit.ts';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { releaseSealer } from '../../server/audit/audit-state.ts';
import { sealAudit } from '../../server/audit/seal-audit.ts';
import type { ExportRow } from '../../server/contract/exports.ts';
import { settingsSchema } from '../../server/contract/settings.ts';
import { claimNext } from '../../server/exports/export-runner.ts';
import { exportRoutes } from '../../server/exports/export-routes.ts';
import type { ExportDeps } from '../../server/exports/exports-deps.ts';
import { runExport } from '../../server/exports/run-export.ts';
import { ViewLog } from '../../server/audit/view-log.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { openSessionAs, startTestServer, type TestServer } from '../support/test-server.ts';

/** The exports of one database, whose files are written in this process when the test says so. */
export interface ExportDesk {
  server: TestServer;
  deps: ExportDeps;
  /** Figures that the test may change. */
  figures: { rowsPerPart: number; perPerson: number };
  auditor: string;
  /** Adds sealed entries; the reason tells their number. */
  grow(count: number): Promise<void>;
  ask(request: Record<string, unknown>, as?: string): Promise<number>;
  /** Claims the oldest that waits and writes it. */
  work(deps?: ExportDeps): Promise<number | null>;
  see(id: number, as?: string): Promise<ExportRow>;
  /** Downloads everything into a folder of its own, with the public key. */
  take(id: number, as?: string): Promise<{ folder: string; manifest: string; key: string; files: string[] }>;
  close(): Promise<void>;
}

export async function openExportDesk(db: Database): Promise<ExportDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'unloop-exports-'));
  const signer = loadCheckpointSigner(dataDir);
  const figures = { rowsPerPart: 500_000, perPerson: 5 };
  let made: ExportDeps | undefined;
  const server = await startTestServer(db, (test) => {
    made = {
      ...test,
      signer,
      dataDir,
      settings: () => Promise.resolve(settingsSchema.parse({ exports: { ...figures } })),
      views: new ViewLog(db, createLogger('silent')),
    };
    return exportRoutes(made);
  });
  const deps = made as unknown as ExportDeps;
  const auditor = await openSessionAs(server.deps, 'auditor', { code: 'U01' });
  let written = 0;
  let taken = 0;
  const download = async (path: string, as: string) => {
    const answer = await fetch(`${server.url}${path}`, { headers: { cookie: `unloop_session=${as}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    server,
    deps,
    figures,
    auditor,
    grow: async (count) => {
      const entries = Array.from({ length: count }, () => {
        written += 1;
        return {
          action: 'account.reveal',
          subject: 'account',
          accountId: String(written % 10),
          caseId: written,
          reason: `=1+${written}, "quoted"\n换绑`,
          after: { field: 'phone' },
        };
      });
      await db.write((tx) => appendAudits(tx, deps.clock(), systemActor('test'), entries));
      await sealAudit(db, deps.clock(), 'test');
      await db.write((tx) => releaseSealer(tx, 'test'));
    },
    ask: async (request, as = auditor) => {
      const answer = await server.call('/api/exports', { as, json: request });
      if (answer.status !== 202) throw new Error(`refused: ${answer.code}`);
      return (answer.body as { id: number }).id;
    },
    work: async (used = deps) => {
      const worker = `worker-${Math.random()}`;
      const id = await claimNext(used, used.clock(), worker);
      if (id !== null) await runExport(used, id, worker);
      return id;
    },
    see: async (id, as = auditor) => (await server.call(`/api/exports/${id}`, { as })).body as ExportRow,
    take: async (id, as = auditor) => {
      const row = (await server.call(`/api/exports/${id}`, { as })).body as ExportRow;
      taken += 1;
      const folder = join(dataDir, `taken-${taken}`);
      mkdirSync(folder);
      for (const { name } of row.files)
        writeFileSync(join(folder, name), await download(`/api/exports/${id}/files/${name}`, as));
      const manifest = join(folder, 'manifest.json');
      writeFileSync(manifest, await download(`/api/exports/${id}/manifest`, as));
      const key = join(folder, 'public.pub');
      writeFileSync(key, signer.publicPem);
      return { folder, manifest, key, files: row.files.map(({ name }) => join(folder, name)) };
    },
    close: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The offline program, as an auditor runs it. */
export function verifyOffline({ manifest, key }: { manifest: string; key: string }) {
  const ran = spawnSync(process.execPath, ['server/exports/verify.mjs', manifest, key], { encoding: 'utf8' });
  return { status: ran.status, said: (ran.stdout + ran.stderr).trim() };
}
