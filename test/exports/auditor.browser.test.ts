import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { goInside, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { runCommand } from '../support/run-command.ts';

/** In the demo data: bound to 100220010 until A08 and S01 unbound it. */
const UNBOUND = '13700401833';
const ACCOUNT = '100220010';

let product: Product;
let browser: Browser;
/** Another machine, as it were: what was downloaded and nothing else. */
const elsewhere = mkdtempSync(join(tmpdir(), 'unloop-elsewhere-'));

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(elsewhere, { recursive: true, force: true });
});

async function download(page: Page, click: () => Promise<unknown>): Promise<string> {
  const [file] = (await Promise.all([page.waitForEvent('download'), click()])) as [Download, unknown];
  const path = join(elsewhere, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** The day a quarter ago, as a date field takes it. */
function quarterBefore(): string {
  const day = new Date();
  day.setMonth(day.getMonth() - 3);
  return day.toISOString().slice(0, 10);
}

describe('An auditor', () => {
  it('finds who unbound a phone and who approved, takes the quarter away, proves it offline, and sees an altered row named', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/audit', { as: 'U01' });
    await page.getByRole('button', { name: 'By phone or address…' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByLabel('The whole number or address').fill(UNBOUND);
    await asked.getByLabel(/Reason/).fill('complaint 12');
    await asked.getByRole('button', { name: 'Find' }).click();
    await asked.waitFor({ state: 'detached' });
    const line = (text: RegExp) => page.getByRole('row', { name: text });
    await line(/^.*A08: case #\d+ decided.*, to unbind the phone/)
      .first()
      .waitFor();
    const approved = line(/S01: case #\d+ approved; cooling-off begins, to unbind the phone/);
    await approved.first().waitFor();
    expect(page.url()).not.toContain(UNBOUND);
    await approved.first().getByRole('button', { name: 'Raw entry' }).click();
    await page
      .getByText(/leads to the signed root of [\d,]+ entries in \d+ steps/)
      .waitFor({ timeout: 75_000 });

    await page.getByRole('button', { name: 'Clear' }).click();
    const key = await download(page, () => page.getByRole('button', { name: 'Public key' }).click());
    await page
      .getByRole('textbox', { name: 'From' })
      .or(page.getByLabel('From'))
      .first()
      .fill(quarterBefore());
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await page.getByText(/is being written/).waitFor();
    await goInside(page, '/exports');
    await page.getByText('✓').first().waitFor({ timeout: 60_000 });
    const links = page.getByRole('table', { name: 'Exports' }).getByRole('link');
    await links.first().waitFor();
    const taken: string[] = [];
    for (const link of await links.all()) taken.push(await download(page, () => link.click()));
    const manifest = taken.find((file) => file.endsWith('manifest.json')) ?? '';
    copyFileSync('server/exports/verify.mjs', join(elsewhere, 'verify.mjs'));
    const check = spawnSync(process.execPath, ['verify.mjs', basename(manifest), basename(key)], {
      cwd: elsewhere,
      env: {},
      encoding: 'utf8',
    });
    expect(check.stdout + check.stderr).toMatch(
      /^Authentic and complete: \d+ rows .* leads to the signed root/s,
    );

    const db = openDatabase(join(product.dataDir, 'unloop.db'));
    const altered = { action: 'case.cooling_off', account_id: ACCOUNT };
    const [id = ''] = (await db.read('audit_entries').where(altered).orderBy('id').pluck('id')) as string[];
    await db.write(async (tx) => {
      await tx.raw('drop trigger audit_entries_no_update');
      await tx('audit_entries').where({ id }).update({ actor: 'somebody else' });
    });
    await db.close();
    const verdict = await runCommand('audit', ['verify'], { DATA_DIR: product.dataDir });
    expect(verdict).toMatchObject({ code: 1, stderr: expect.stringContaining(id) });
    expect(faults).toEqual([]);
    await context.close();
  });
});
