import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, startBrowser } from '../support/console.ts';
import { type StillProduct, startStillProduct } from '../support/still-product.ts';
import { TEST_NOW } from '../support/test-server.ts';
import { buildCrowd, DAY, HOUR } from './build-weeks.ts';

/** Monday midnight in Beijing, of the week in which it is Friday afternoon. */
const MONDAY = TEST_NOW - 16 * HOUR - 4 * DAY;
const old = { channel: 'android', clientVersion: '9.1.24', region: 'CN-44' };
const newer = { channel: 'android', clientVersion: '9.1.25', region: 'CN-44' };
const DECIDED = 40;
const ESCAPED = 32;

let product: StillProduct;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startStillProduct(), startBrowser()]);
  const within = 4 * DAY;
  await product.ingest(
    [
      { name: 'a', from: MONDAY - 7 * DAY, good: 180, looping: 45, says: old, within },
      { name: 'b', from: MONDAY, good: 90, looping: 10, says: old, within },
      { name: 'c', from: MONDAY, good: 40, looping: 60, says: newer, within },
    ].flatMap(buildCrowd),
  );
  await decide();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Last week's people were asked for a bank card, and most got through with it. */
async function decide(): Promise<void> {
  await product.composed.db.write(async (tx) => {
    const cases = (await tx('cases')
      .where('account_id', 'like', 'a%')
      .orderBy('id')
      .limit(DECIDED)
      .select('id')) as { id: number }[];
    expect(cases).toHaveLength(DECIDED);
    for (const [index, { id }] of cases.entries()) {
      const decision = `decision-${id}`;
      await tx('decisions').insert({
        id: decision,
        case_id: id,
        type: 'request_evidence',
        params: '{}',
        reason: 'other',
        status: 'sent',
        second_person: 0,
        staff_id: 'x',
        session_id: 'x',
        decided_at: MONDAY - DAY,
        undo_until: MONDAY - DAY,
        flow: 'identity_strengthening',
        stuck_step: 'former_passwords',
        stuck_reason: 'material_insufficient',
        evidence: 'bank_card',
        escaped_at: index < ESCAPED ? MONDAY : null,
        idempotency_key: decision,
        request_hash: '',
      });
      await tx('cases').where({ id }).update({ decision_id: decision });
    }
  });
}

describe('A manager', () => {
  it('answers which step loops most since Monday, for which client, why, what helped, and shows three cases', async () => {
    const { page, faults, context } = await openConsole(browser, product, '/dashboard', {
      as: 'manager',
      now: TEST_NOW,
    });
    await page.getByRole('combobox', { name: /^Period/ }).click();
    await page.getByRole('option', { name: 'Since Monday' }).click();
    const sentence = page.getByRole('region', { name: 'What changed' });
    await sentence.getByText(/From Former passwords back to ID information/).waitFor();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-11-16');
    const said = await sentence.innerText();
    expect(said).toContain('the loop rate rose to 35%');
    expect(said).toMatch(/100% of the rise comes from 9\.1\.25, nearly always for insufficient material/i);

    const works = page.getByRole('region', { name: /^What works/ });
    await works.getByRole('button', { name: 'Table' }).click();
    const row = works.getByRole('row', { name: /bank card/ });
    expect(await row.innerText()).toMatch(/80%\s+65\.2%–89\.5%\s+40/);

    await sentence.getByRole('button', { name: /^See these 60 journeys/ }).click();
    const opened = page.getByRole('dialog');
    for (const which of [0, 1, 2]) {
      const link = opened.getByRole('link', { name: /^#\d+$/ }).nth(which);
      const number = (await link.textContent()) ?? '';
      await link.click();
      await page
        .getByRole('heading', { name: new RegExp(`${number} `) })
        .first()
        .waitFor();
      expect(await page.getByRole('region', { name: 'What is wrong' }).innerText()).toMatch(/2 laps/);
      await page.goBack();
      await opened.waitFor();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sets one client beside another, and shares it by the address', async () => {
    const { page, faults, context } = await openConsole(
      browser,
      product,
      '/dashboard?clientVersion=9.1.25&against=clientVersion%3A9.1.24',
      { as: 'manager', now: TEST_NOW },
    );
    const sentence = page.getByRole('region', { name: 'What changed' });
    await sentence.getByText(/^9\.1\.25 beside 9\.1\.24: /).waitFor();
    expect(await sentence.innerText()).toContain('which is more than chance');
    await page.getByRole('combobox', { name: /^Against: 9\.1\.24/ }).click();
    await page.getByRole('option', { name: /^another segment/ }).click();
    const dialog = page.getByRole('dialog', { name: 'What to compare with' });
    await dialog.getByRole('combobox', { name: /^Client/ }).click();
    await page.getByRole('option', { name: 'All' }).click();
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await sentence.getByText(/^9\.1\.25 beside everybody: /).waitFor();
    expect(new URL(page.url()).searchParams.getAll('against')).toEqual(['all']);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('loads less than 300 KB of packed script for the figures beyond the shell', async () => {
    const shell = await scriptsOf('/', undefined);
    const page = await scriptsOf('/dashboard', 'manager');
    const beyond = [...page].filter(([path]) => !shell.has(path));
    expect(beyond.length).toBeGreaterThan(0);
    expect(beyond.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(300_000);
  });
});

/** The scripts that a page loads, with their sizes packed, in bytes. */
async function scriptsOf(path: string, as: string | undefined): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const { page, context } = await openConsole(
    browser,
    product,
    '/favicon.ico',
    as === undefined ? {} : { as },
  );
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.set(new URL(response.url()).pathname, gzipSync(await response.body()).length);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  if (as !== undefined)
    await page
      .getByRole('region', { name: /^Loop rate by day/ })
      .locator('svg')
      .first()
      .waitFor();
  await context.close();
  return sizes;
}
