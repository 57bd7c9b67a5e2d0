import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import type { AuditEntry } from '../../server/contract/audit-entries.ts';
import type { CaseRow } from '../../server/contract/cases.ts';
import { goInside, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { runCommand } from '../support/run-command.ts';

/** In the demo data: three old friends, each on a device of their own, and a saved code. */
const RECOVERED = '100200932';

let product: Product;
let browser: Browser;
/** Another machine, as it were: what was downloaded and nothing else. */
const elsewhere = mkdtempSync(join(tmpdir(), 'unloop-elsewhere-'));

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  await product.set({ undoSeconds: 2 });
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

/** A08 proposes the recovery and S01 approves it, each at the console. */
async function recover(): Promise<void> {
  const manager = await product.signIn('M01');
  const query = `/cases?kind=friend_recovery&accountId=${RECOVERED}`;
  const { data } = await product.call<{ data: CaseRow[] }>(manager, 'GET', query);
  const { id, version } = data[0] as CaseRow;
  await product.call(manager, 'POST', `/cases/${id}/assign`, { to: 'A08', version });
  for (const as of ['A08', 'S01']) {
    const { page, context } = await openConsole(browser, product, `/cases/${id}/show`, { as });
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('1');
    if (as === 'A08') await page.getByText('Nothing is sent until a second person agrees.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(as === 'A08' ? 'Second approval' : /Takes effect in/)
      .first()
      .waitFor();
    await context.close();
  }
}

describe('An auditor', () => {
  it('finds who approved, takes the record away, proves it offline, and sees an altered row named', async () => {
    await recover();
    const auditor = await product.signIn('U01');
    const approvals = await product.call<{ data: AuditEntry[] }>(auditor, 'POST', '/audit/search', {
      action: 'case.cooling_off',
      accountId: RECOVERED,
      limit: 1,
    });
    const approved = approvals.data[0] as AuditEntry;
    const { page, context, faults } = await openConsole(browser, product, '/audit', { as: 'U01' });

    await page.getByRole('textbox', { name: 'Account number' }).fill(RECOVERED);
    await page.getByRole('textbox', { name: 'Account number' }).press('Enter');
    const row = page.getByRole('row', {
      name: `${approved.actor}: case #${approved.caseId} approved; cooling-off begins`,
    });
    await row.first().waitFor();
    await page
      .getByText(new RegExp(`^A08: case #${approved.caseId} decided`))
      .first()
      .waitFor();
    await row.first().getByRole('button', { name: 'Raw entry' }).click();
    await page
      .getByText(/leads to the signed root of [\d,]+ entries in \d+ steps/)
      .waitFor({ timeout: 75_000 });

    await page.getByRole('button', { name: 'Clear' }).click();
    const key = await download(page, () => page.getByRole('button', { name: 'Public key' }).click());
    await page.getByRole('textbox', { name: 'From' }).or(page.getByLabel('From')).first().fill('2026-01-01');
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
    const check = spawnSync(process.execPath, ['server/exports/verify.mjs', manifest, key], {
      encoding: 'utf8',
    });
    expect(check.stdout + check.stderr).toMatch(
      /^Authentic and complete: \d+ rows .* leads to the signed root/s,
    );

    const db = openDatabase(join(product.dataDir, 'unloop.db'));
    await db.write(async (tx) => {
      await tx.raw('drop trigger audit_entries_no_update');
      await tx('audit_entries').where({ id: approved.id }).update({ actor: 'somebody else' });
    });
    await db.close();
    const verdict = await runCommand('audit', ['verify'], { DATA_DIR: product.dataDir });
    expect(verdict).toMatchObject({ code: 1, stderr: expect.stringContaining(approved.id) });
    expect(faults).toEqual([]);
    await context.close();
  });
});
