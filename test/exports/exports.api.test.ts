import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expireExports } from '../../server/exports/expire-exports.ts';
import { claimNext } from '../../server/exports/export-runner.ts';
import type { ExportDeps } from '../../server/exports/exports-deps.ts';
import { EXPORT_LEASE_MS, runExport } from '../../server/exports/run-export.ts';
import { putAccounts } from '../../server/accounts/put-accounts.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openSessionAs } from '../support/test-server.ts';
import { type ExportDesk, openExportDesk, verifyOffline } from './export-desk.ts';

const AUDIT = { dataset: 'audit', format: 'ndjson' };
const CASES = { dataset: 'cases', format: 'ndjson' };
const IN_FULL = { ...CASES, unmasked: true, reason: 'court order 7' };

describeOnEachDatabase('an export', (open) => {
  let desk: ExportDesk;
  beforeEach(async () => {
    desk = await openExportDesk(await open());
  });
  afterEach(() => desk.close());

  const call = (path: string, as: string, json?: object) =>
    desk.server.call(path, { as, ...(json !== undefined && { json }) });
  const actions = async (id: number) =>
    (await desk.deps.db
      .read('audit_entries')
      .where({ subject: 'export', subject_id: String(id) })
      .orderBy('id')
      .pluck('action')) as string[];
  const linesOf = (file = '') =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  async function openCase(accountId: string, region: string): Promise<void> {
    await desk.deps.db.write(async (tx) => {
      await putAccounts(tx, desk.deps.vault, desk.deps.clock(), [
        { accountId, patch: { phone: '+8613812345678', name: '张伟', nickname: '小船' } },
      ]);
      await tx('cases').insert({
        kind: 'stuck_verification',
        state: 'open',
        priority: 1,
        account_id: accountId,
        region,
        opened_at: desk.deps.clock(),
        opened_reason: '=cmd()',
        due_at: desk.deps.clock(),
        tags: '[]',
      });
    });
  }

  test('is masked, and holds for a manager the rows of their regions alone', async () => {
    await openCase('7', 'CN-44');
    await openCase('8', 'CN-11');
    const manager = await openSessionAs(desk.server.deps, 'manager', { regions: ['CN-44'] });
    const id = await desk.ask(CASES, manager);
    await desk.work();
    const rows = linesOf((await desk.take(id, manager)).files[0]);
    expect(rows).toMatchObject([{ account_id: '7', phone: '138****5678', name: '张*', nickname: '小*' }]);
    expect((await call(`/api/exports/${id}`, await openSessionAs(desk.server.deps, 'manager'))).code).toBe(
      'not_found',
    );
  });

  test('of personal data in full waits for a second auditor, and goes to who asked alone', async () => {
    await openCase('7', 'CN-44');
    expect((await call('/api/exports', desk.auditor, { ...IN_FULL, reason: undefined })).code).toBe(
      'reason_required',
    );
    const manager = await openSessionAs(desk.server.deps, 'manager');
    expect((await call('/api/exports', manager, IN_FULL)).code).toBe('forbidden');
    expect((await call('/api/exports', manager, AUDIT)).code).toBe('forbidden');
    const id = await desk.ask(IN_FULL);
    expect(await desk.work()).toBeNull();
    const approve = { verdict: 'approve' };
    expect((await call(`/api/exports/${id}/approval`, desk.auditor, approve)).code).toBe(
      'second_person_required',
    );
    const second = await openSessionAs(desk.server.deps, 'auditor');
    expect((await call(`/api/exports/${id}/approval`, second, approve)).status).toBe(204);
    expect((await call(`/api/exports/${id}/approval`, second, approve)).code).toBe('export_state');
    await desk.work();
    expect(linesOf((await desk.take(id)).files[0])).toMatchObject([
      { phone: '+8613812345678', name: '张伟', nickname: '小船' },
    ]);
    const file = (await desk.see(id)).files[0]?.name ?? '';
    expect((await call(`/api/exports/${id}/files/${file}`, second)).code).toBe('forbidden');
    expect(await actions(id)).toEqual([
      'export.request',
      'export.approve',
      'export.finish',
      'export.download',
      'export.download',
    ]);
  });

  test.each([false, true])(
    'of phone actions tells the numbers, in full only where approved: %s',
    async (unmasked) => {
      await openCase('7', 'CN-44');
      const { db, vault } = desk.deps;
      await db.write(async (tx) => {
        const [caseId] = (await tx('cases').pluck('id')) as number[];
        const cipher = await vault.findCipher(tx, '7');
        const number = (phone: string) => cipher?.encrypt(phone, 'phone') ?? '';
        const binding = {
          id: 'b1',
          account_id: '7',
          fingerprint: 'f',
          state: 'released',
          is_current: 0,
          holds: 0,
        };
        await tx('phone_bindings').insert({
          ...binding,
          phone: number('+8613900001111'),
          bound_at: 0,
          source: 'test',
        });
        const asked = {
          request_id: 'r1',
          account_id: '7',
          action: 'change',
          origin: 'platform',
          opened_at: 0,
          lost: 0,
        };
        const numbers = { old_binding_id: 'b1', new_phone: number('+8613900002222') };
        await tx('phone_requests').insert({ case_id: caseId, ...asked, ...numbers });
      });
      const id = await desk.ask({ dataset: 'phones', format: 'ndjson', unmasked, reason: 'court order 7' });
      const second = await openSessionAs(desk.server.deps, 'auditor');
      if (unmasked) await call(`/api/exports/${id}/approval`, second, { verdict: 'approve' });
      await desk.work();
      const [old_number, new_number] = unmasked
        ? ['+8613900001111', '+8613900002222']
        : ['139****1111', '139****2222'];
      expect(linesOf((await desk.take(id)).files[0])).toMatchObject([
        { action: 'change', old_number, new_number },
      ]);
    },
  );

  test('never gives a spreadsheet a formula, and tells times with their zone', async () => {
    await openCase('7', 'CN-44');
    const csv = await desk.ask({ ...CASES, format: 'csv', zone: 'Asia/Kolkata' });
    const xlsx = await desk.ask({ ...CASES, format: 'xlsx' });
    await desk.work();
    await desk.work();
    const text = readFileSync((await desk.take(csv)).files[0] ?? '', 'utf8');
    expect(text).toContain(",'=cmd(),");
    expect(text).toContain('2026-11-20T13:30:00.000+05:30');
    const book = await readXlsx(readFileSync((await desk.take(xlsx)).files[0] ?? ''));
    const cells = book.sheets[0]?.rows.flat() ?? [];
    expect(cells).toContain("'=cmd()");
    expect(cells).toContain('2026-11-20T16:00:00.000+08:00');
  });

  test('lies on the disk encrypted, and is noise after its time', async () => {
    await openCase('7', 'CN-44');
    const id = await desk.ask(CASES);
    await desk.work();
    const folder = join(desk.deps.dataDir, 'exports', String(id));
    const [file = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, file)).includes('stuck_verification')).toBe(false);
    expect(await expireExports(desk.deps, desk.deps.clock() + 71 * 3_600_000)).toBe(0);
    expect(await expireExports(desk.deps, desk.deps.clock() + 72 * 3_600_000)).toBe(1);
    expect(readdirSync(join(desk.deps.dataDir, 'exports'))).toEqual([]);
    expect(await desk.see(id)).toMatchObject({ state: 'expired', files: [] });
    expect((await call(`/api/exports/${id}/files/${file}`, desk.auditor)).code).toBe('export_not_ready');
    expect((await call(`/api/exports/${id}/manifest`, desk.auditor)).status).toBe(200);
  });

  // A worker that dies once its first part is whole.
  const dying = (deps: ExportDeps): ExportDeps => ({
    ...deps,
    db: {
      ...deps.db,
      write: async (work) => {
        const result = await deps.db.write(work);
        const row = (await deps.db.read('exports').first('progress')) as { progress: string };
        if (/"sha256"/.test(row.progress)) throw new Error('killed');
        return result;
      },
    },
  });

  test('of the record goes on behind its last whole part, as of the same moment', async () => {
    desk.figures.rowsPerPart = 20;
    await desk.grow(50);
    const id = await desk.ask(AUDIT);
    await expect(desk.work(dying(desk.deps))).rejects.toThrow('killed');
    const [first] = (await desk.deps.db.read('exports').where({ id }).pluck('progress')) as string[];
    await desk.grow(30);
    expect(await desk.work()).toBeNull();
    desk.server.pass(EXPORT_LEASE_MS);
    expect(await desk.work()).toBe(id);
    const done = await desk.see(id);
    expect(done.files[0]).toEqual(JSON.parse(first ?? '').files[0]);
    expect(done).toMatchObject({ state: 'done', rows: 50 });
    expect(verifyOffline(await desk.take(id))).toMatchObject({ status: 0 });
  });

  test('of all else begins anew after a restart, in one snapshot', async () => {
    desk.figures.rowsPerPart = 1;
    await openCase('7', '');
    const id = await desk.ask(CASES);
    await expect(desk.work(dying(desk.deps))).rejects.toThrow('killed');
    await openCase('8', '');
    desk.server.pass(EXPORT_LEASE_MS);
    await desk.work();
    expect(await desk.see(id)).toMatchObject({ state: 'done', rows: 2 });
    expect(verifyOffline(await desk.take(id))).toMatchObject({ status: 0 });
  });

  test('is claimed again at once where the clock was set back by hours', async () => {
    await desk.ask(AUDIT);
    expect(await claimNext(desk.deps, desk.deps.clock() + 5 * 3_600_000, 'before')).not.toBeNull();
    expect(await claimNext(desk.deps, desk.deps.clock(), 'after')).not.toBeNull();
    expect(await claimNext(desk.deps, desk.deps.clock(), 'third')).toBeNull();
  });

  test('is written once, whoever claims it at the same moment', async () => {
    await desk.ask(AUDIT);
    const claims = ['a', 'b', 'c', 'd'].map((worker) => claimNext(desk.deps, desk.deps.clock(), worker));
    expect((await Promise.all(claims)).filter((id) => id !== null)).toHaveLength(1);
  });

  test('stops where it is cancelled, and leaves nothing behind', async () => {
    await desk.grow(20);
    const id = await desk.ask(AUDIT);
    const worker = 'w';
    await claimNext(desk.deps, desk.deps.clock(), worker);
    const other = await openSessionAs(desk.server.deps, 'auditor');
    expect((await call(`/api/exports/${id}/cancel`, other, {})).code).toBe('forbidden');
    expect((await call(`/api/exports/${id}/cancel`, desk.auditor, {})).status).toBe(204);
    await runExport(desk.deps, id, worker);
    expect(await desk.see(id)).toMatchObject({ state: 'cancelled', files: [] });
    expect(await actions(id)).toEqual(['export.request', 'export.cancel']);
    expect((await call(`/api/exports/${id}/cancel`, desk.auditor, {})).code).toBe('export_state');
  });

  test('is written beside another: each holds its own rows, and both are proven', async () => {
    desk.figures.rowsPerPart = 20;
    await desk.grow(50);
    const ids = [
      await desk.ask({ ...AUDIT, filter: { action: 'account.reveal' } }),
      await desk.ask({ ...AUDIT, filter: { caseId: 7 } }),
    ];
    const began = await Promise.all([desk.work(), desk.work()]);
    // Both claimed at the same moment may want the same one; whoever lost it takes the other.
    if (began.includes(null)) await desk.work();
    expect(await Promise.all(ids.map(async (id) => (await desk.see(id)).rows))).toEqual([50, 1]);
    for (const id of ids) expect(verifyOffline(await desk.take(id))).toMatchObject({ status: 0 });
  });

  test.skipIf(process.platform !== 'linux')(
    'says so where the disk is full half-way, and frees it',
    async () => {
      desk.figures.rowsPerPart = 2;
      await desk.grow(5);
      const id = await desk.ask(AUDIT);
      const folder = join(desk.deps.dataDir, 'exports', String(id));
      mkdirSync(folder, { recursive: true });
      symlinkSync('/dev/full', join(folder, `unloop-audit-${id}-0002.ndjson`));
      await desk.work();
      expect(await desk.see(id)).toMatchObject({ state: 'failed', problem: 'disk_full' });
      expect(readdirSync(join(desk.deps.dataDir, 'exports'))).toEqual([]);
      expect(await actions(id)).toEqual(['export.request', 'export.fail']);
    },
  );

  test('is refused where it makes no sense, or where too many wait', async () => {
    const refused = async (json: object) => (await call('/api/exports', desk.auditor, json)).code;
    expect(await refused({ ...AUDIT, encoding: 'gbk' })).toBe('encoding_unfit');
    expect(await refused({ ...AUDIT, zone: 'Mars/Olympus' })).toBe('invalid_request');
    expect(await refused({ ...AUDIT, filter: { phone: '1' } })).toBe('invalid_request');
    desk.figures.perPerson = 1;
    await desk.ask(AUDIT);
    expect(await refused(AUDIT)).toBe('export_too_many');
  });
});
