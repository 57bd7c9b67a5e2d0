import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCheckpointSigner } from '../../server/audit/audit-signer.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type ExportDesk, openExportDesk, verifyOffline } from './export-desk.ts';

const AUDIT = { dataset: 'audit', format: 'csv' };

describeOnEachDatabase('the offline check of an export', (open) => {
  let desk: ExportDesk;
  beforeEach(async () => {
    desk = await openExportDesk(await open());
    await desk.grow(60);
  });
  afterEach(() => desk.close());

  async function made(request: Record<string, unknown>) {
    const id = await desk.ask(request);
    await desk.work();
    return desk.take(id);
  }

  test.each([
    ['csv', 'utf8'],
    ['csv', 'utf8_bom'],
    ['csv', 'gbk'],
    ['ndjson', 'utf8'],
  ])('proves every row of the record as %s in %s, with the public key alone', async (format, encoding) => {
    desk.figures.rowsPerPart = 25;
    const taken = await made({ ...AUDIT, format, encoding });
    expect(verifyOffline(taken)).toEqual({
      status: 0,
      said: expect.stringMatching(
        /^Authentic and complete: 60 rows in 3 file\(s\), as of \S+\. Each row leads to the signed root of 62 entries\.$/,
      ),
    });
  });

  test.each([
    ['few of the record', { ...AUDIT, filter: { accountId: '3' } }, 6],
    ['none of it', { ...AUDIT, filter: { actor: 'nobody' } }, 0],
    ['a spreadsheet', { ...AUDIT, format: 'xlsx' }, 60],
    ['cases', { dataset: 'cases', format: 'csv' }, 0],
    ['decisions', { dataset: 'decisions', format: 'ndjson' }, 0],
    ['recoveries', { dataset: 'recoveries', format: 'csv' }, 0],
    ['phones', { dataset: 'phones', format: 'csv' }, 0],
    ['metrics', { dataset: 'metrics', format: 'xlsx' }, 0],
  ])('accepts %s', async (_what, request, rows) => {
    const verdict = verifyOffline(await made(request));
    expect(verdict).toMatchObject({ status: 0, said: expect.stringContaining(`complete: ${rows} rows`) });
  });

  const change = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(file, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error('nothing was changed');
    writeFileSync(file, changed);
  };

  test('names the row that was altered', async () => {
    const taken = await made(AUDIT);
    change(taken.files[0] ?? '', '1+40,', '1+41,');
    expect(verifyOffline(taken)).toEqual({
      status: 1,
      said: expect.stringMatching(/row 40 \(entry 40\) was altered: its reason is not what its leaf says/),
    });
  });

  test.each(['rows": 60', 'masked": true', '"requestedBy": "U01"', '"sha256": "'])(
    'refuses a manifest in which %s was edited by one character',
    async (place) => {
      const taken = await made(AUDIT);
      const last = place.at(-1) === '"' ? `${place}0` : place.slice(0, -1);
      change(taken.manifest, place, last.endsWith('0') ? last : `${last}9`);
      const { status, said } = verifyOffline(taken);
      expect(status).toBe(1);
      expect(said).toMatch(/^REFUSED: /);
    },
  );

  test('refuses rows that were swapped between files, left out, or added', async () => {
    desk.figures.rowsPerPart = 30;
    const taken = await made({ ...AUDIT, format: 'ndjson' });
    const [first = '', second = ''] = taken.files;
    const [before, after] = [readFileSync(first, 'utf8'), readFileSync(second, 'utf8')];
    const [a = '', b = ''] = [before.split('\n')[3], after.split('\n')[5]];
    change(first, a, b);
    change(second, b, a);
    expect(verifyOffline(taken).status).toBe(1);
    writeFileSync(first, before.replace(`${a}\n`, ''));
    writeFileSync(second, after);
    expect(verifyOffline(taken).status).toBe(1);
    writeFileSync(first, before);
    expect(verifyOffline(taken).status).toBe(0);
    appendFileSync(second, `${a}\n`);
    expect(verifyOffline(taken).status).toBe(1);
  });

  test('refuses files that are missing, and a key that is not ours', async () => {
    const taken = await made(AUDIT);
    const other = loadCheckpointSigner(`${taken.folder}/other`).publicPem;
    const ours = readFileSync(taken.key, 'utf8');
    writeFileSync(taken.key, other);
    expect(verifyOffline(taken)).toEqual({ status: 1, said: expect.stringContaining('another key') });
    writeFileSync(taken.key, ours);
    rmSync(taken.files[0] ?? '');
    expect(verifyOffline(taken)).toEqual({ status: 1, said: expect.stringContaining('is missing') });
  });
});
