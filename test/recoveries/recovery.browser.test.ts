import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '../../server/contract/cases.ts';
import { recoverySettingsSchema } from '../../server/contract/recovery-settings.ts';
import { openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

/** In the demo data: three old friends, each on a device of their own, and a saved code. */
const HONEST = '100200932';
/** One device holds two of the three votes. */
const SUSPECT = '100200931';
const COOLING_SECONDS = 6;

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const recovery = recoverySettingsSchema.parse({ coolingOffHours: COOLING_SECONDS / 3_600 });
  await product.set({ undoSeconds: 2, recovery });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A manager gives the account's recovery, or another case of it, to this person; answers its page. */
async function assign(accountId: string, to: string, kind = 'friend_recovery'): Promise<string> {
  const manager = await product.signIn('M01');
  const query = `/cases?kind=${kind}&accountId=${accountId}`;
  const { data } = await product.call<{ data: CaseRow[] }>(manager, 'GET', query);
  const row = data[0] as CaseRow;
  await product.call(manager, 'POST', `/cases/${row.id}/assign`, { to, version: row.version });
  return `/cases/${row.id}/show`;
}

describe('A recovery in the console', () => {
  it('goes from a proposal over a senior and the cooling-off to the restored login, and back once two others agree', async () => {
    const path = await assign(HONEST, 'A08');
    const agent = await openConsole(browser, product, path, { as: 'A08' });
    await agent.page.getByText('3 vouches count of the 3 needed').first().waitFor();
    await agent.page.getByText('3 separate people, to reach the vouches cast').waitFor();
    await agent.page.getByRole('listitem', { name: '100204455' }).getByText('friends for 8 years').waitFor();
    await agent.page.keyboard.press('1');
    await agent.page.getByText('Nothing is sent until a second person agrees.').waitFor();
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor();
    expect(await agent.page.getByRole('radio', { name: /^Approve/ }).count()).toBe(0);

    const senior = await openConsole(browser, product, path, { as: 'S01' });
    await senior.page.getByText('untouched by you').waitFor();
    await senior.page.getByRole('region', { name: 'What makes up risk 0' }).waitFor();
    await senior.page.keyboard.press('1');
    await senior.page.keyboard.press('Control+Enter');
    await senior.page.getByText(/Takes effect in/).waitFor();
    // The platform answers in a few seconds once the time is over; both see it without reloading.
    await senior.page.getByText(/✓\s*Restored/).waitFor();
    await agent.page.getByText(/✓\s*Restored/).waitFor();
    const told = senior.page.getByRole('region', { name: 'Who was told' });
    for (const moment of ['of the request', 'of the approval', 'of the effect'])
      await told.getByText(moment).waitFor();
    await agent.page.getByText(/Can be reversed until/).waitFor();
    expect([...agent.faults, ...senior.faults]).toEqual([]);
    await senior.context.close();

    // It was the wrong person after all: who proposed it reports it, and two others have it reversed.
    await agent.page.getByRole('button', { name: 'Report theft' }).click();
    await agent.page.getByRole('textbox', { name: /^Reason/ }).fill('the owner called');
    await agent.page.getByRole('button', { name: 'Open a report' }).click();
    await agent.page.getByText(/Report #\d+ is in the queue/).waitFor();
    const reportPath = await assign(HONEST, 'A07', 'hijack_report');
    const other = await openConsole(browser, product, reportPath, { as: 'A07' });
    await other.page.getByText(/recovery #\d+ gave it back 0 days ago/).waitFor();
    await other.page.getByRole('radio', { name: /^Reverse the recovery/ }).click();
    await other.page.getByText('Nothing is sent until a second person agrees.').waitFor();
    await other.page.keyboard.press('Control+Enter');
    await other.page.getByRole('heading', { name: 'Second approval' }).waitFor();
    const fresh = await openConsole(browser, product, reportPath, { as: 'S02' });
    await fresh.page.getByText('untouched by you').waitFor();
    await fresh.page.keyboard.press('1');
    await fresh.page.keyboard.press('Control+Enter');
    await fresh.page.getByText(/!\s*Reversed/).waitFor();
    await agent.page.getByText(/!\s*Reversed/).waitFor();
    expect([...agent.faults, ...other.faults, ...fresh.faults]).toEqual([]);
    for (const { context } of [agent, other, fresh]) await context.close();
  });

  it('lets an account of the graph be chosen and closed by keyboard alone', async () => {
    const path = await assign(SUSPECT, 'A08');
    const agent = await openConsole(browser, product, path, { as: 'A08' });
    const account = agent.page.getByRole('button', { name: '100207719: show its card' });
    await account.focus();
    await agent.page.keyboard.press('Enter');
    await agent.page.getByText(/vouched for 1 account/).waitFor();
    expect(await account.getAttribute('aria-pressed')).toBe('true');
    await agent.page.getByRole('button', { name: 'Close' }).press('Enter');
    await expect.poll(() => account.getAttribute('aria-pressed')).toBe('false');
    expect(agent.faults).toEqual([]);
    await agent.context.close();
  });

  it('shows whose hand holds the votes, adds the risk up, and freezes in Chinese as in English', async () => {
    const path = await assign(SUSPECT, 'A08');
    const agent = await openConsole(browser, product, path, { as: 'A08', locale: 'zh-CN' });
    await agent.page.getByText('同一设备已占 3 票中的 2 票').waitFor();
    const risk = agent.page.getByRole('region', { name: /^风险 \d+ 的组成/ });
    const cells = await risk.getByRole('cell').allInnerTexts();
    const points = cells.filter((text) => /^\+\d+$/.test(text)).map(Number);
    expect(Number(cells.at(-1))).toBe(points.reduce((sum, point) => sum + point, 0));
    await agent.page.getByRole('radio', { name: /冻结并上报盗号/ }).click();
    await agent.page.getByText('冻结账号').first().waitFor();
    await agent.page.keyboard.press('Control+Enter');
    const manager = await product.signIn('M01');
    const query = `/cases?kind=hijack_report&accountId=${SUSPECT}`;
    await expect
      .poll(async () => (await product.call<{ data: CaseRow[] }>(manager, 'GET', query)).data.length, {
        timeout: 10_000,
      })
      .toBe(1);
    expect(agent.faults).toEqual([]);
    await agent.context.close();
  });
});
