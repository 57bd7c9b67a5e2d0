import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../server/contract/page.ts';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { phoneSettingsSchema } from '../../server/contract/phone-settings.ts';
import { goInside, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { seriousIn } from '../support/serious-in.ts';
import { assign, hurry, openPlatform, type Platform, readyChange } from './console-desk.ts';

let product: Product;
let browser: Browser;
let platform: Platform;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  platform = await openPlatform(product);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const FILE = [
  '号码,参考日期',
  '13811120001,2026-11-01',
  '13811120002,2026-11-01',
  '13811120001,2026-11-01',
  '010-62345678,2026-11-01',
  'not a number,',
  '13999990000,2026-11-01',
].join('\r\n');

describe('A file of reassigned numbers', () => {
  it('is checked row by row, agreed on by a second person, carried out and downloaded with its faulty rows', async () => {
    await platform.knowAccount('7300001', '+8613811120001');
    await platform.knowAccount('7300002', '+8613811120002', { waysIn: [] });
    const one = await openConsole(browser, product, '/phones/bulks', { as: 'S01' });
    await one.page.getByRole('button', { name: 'Upload a file…' }).click();
    const dialog = one.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Check the file' }).click();
    await dialog.getByText('Choose a file first.').waitFor();
    const file = { name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${FILE}`) };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Check the file' }).click();
    await one.page.getByText('2 of 6 rows would be released; 4 would not.').waitFor();
    await one.page.getByText('1 account would be left with no way to sign in.').waitFor();
    const rows = one.page.getByRole('region', { name: 'Rows' });
    for (const verdict of [
      'same number as a row above',
      'landline',
      'not a mobile number',
      'bound to no account',
    ])
      await rows.getByText(verdict).waitFor();
    await one.page.getByRole('button', { name: 'Propose the release…' }).click();
    await one.page.getByRole('dialog').getByRole('textbox').fill('the list of November');
    await one.page.getByRole('dialog').getByRole('button', { name: 'Propose the release' }).click();
    await one.page.getByText('It waits for a second person.').waitFor();
    expect(await one.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const two = await openConsole(browser, product, new URL(one.page.url()).pathname, { as: 'S02' });
    await two.page.getByText('“the list of November”').waitFor();
    await two.page.getByRole('button', { name: 'Approve' }).click();
    await two.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await two.page.getByText('2 of 2 numbers were released and confirmed').waitFor({ timeout: 60_000 });
    await two.page.getByRole('button', { name: /^landline/ }).click();
    const landlines = two.page.getByRole('region', { name: 'Rows' });
    await landlines.getByRole('cell', { name: 'landline' }).waitFor();
    expect(await landlines.getByRole('row').count()).toBe(2);
    const download = two.page.waitForEvent('download');
    await two.page.getByRole('link', { name: 'Download the result' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.trim().split(/\r?\n/)).toHaveLength(7);
    expect(text).not.toContain('13811120001');
    expect([...one.faults, ...two.faults]).toEqual([]);
    await one.context.close();
    await two.context.close();
  });
});

describe('A look-up by phone', () => {
  it('needs a reason, shows who has the number, and leaves the number in no address and no store', async () => {
    await platform.knowAccount('7600001', '+8613811150001');
    const { page, context, faults } = await openConsole(browser, product, '/', { as: 'A08' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('13811150001');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('the caller names this number');
    await dialog.getByRole('button', { name: 'Look up' }).click();
    await dialog.getByText('Accounts with 138****0001').waitFor();
    await dialog.getByText('7600001').waitFor();
    await dialog.getByRole('button', { name: 'Open a case for the caller' }).click();
    await dialog.getByLabel('What the caller says').fill('the SIM is lost');
    await dialog.getByRole('button', { name: 'Open the case' }).click();
    await dialog.getByText('is open and waits in the queue.').waitFor();
    const kept = await page.evaluate(() =>
      [location.href, ...Object.values(localStorage), ...Object.values(sessionStorage)].join(' '),
    );
    expect(kept).not.toContain('13811150001');

    // Who looked it up outside of a case does not get its page by that.
    await page.keyboard.press('Escape');
    await goInside(page, '/accounts/7600001');
    await page.getByText('This account is not open to you.').waitFor();
    expect(faults.filter((fault) => !fault.includes('/api/accounts/7600001'))).toEqual([]);
    await context.close();
  });
});

describe('A brake on phone actions', () => {
  it('holds who is too fast until a manager releases it with a reason', async () => {
    await hurry(product, 60);
    const cases: number[] = [];
    for (const digit of [1, 2, 3]) {
      await platform.knowAccount(`740000${digit}`, `+861381113000${digit}`);
      cases.push(await readyChange(platform, `740000${digit}`, `+861391113000${digit}`));
    }
    await product.set({
      undoSeconds: 1,
      phone: phoneSettingsSchema.parse({ brakes: { pace: 2, paceMinutes: 60 } }),
    });
    const agent = await openConsole(browser, product, '/', { as: 'A08' });
    const propose = async (id: number) => {
      await assign(product, id, 'A08');
      await goInside(agent.page, `/cases/${id}/show`);
      await agent.page.getByRole('heading', { level: 1, name: `#${id}` }).waitFor();
      await agent.page.getByText('nothing stands in the way').first().waitFor();
      await agent.page.keyboard.press('1');
      await agent.page.getByText('After you confirm').waitFor();
      await agent.page.keyboard.press('Control+Enter');
    };
    const second = agent.page.getByRole('heading', { name: 'Second approval' });
    const held = agent.page.getByText('Phone actions are held');
    let stopped: number | undefined;
    for (const id of cases) {
      await propose(id);
      await second.or(held).first().waitFor();
      if (await held.isVisible()) {
        stopped = id;
        break;
      }
    }
    expect(stopped).toBeDefined();

    const manager = await openConsole(browser, product, '/brakes', { as: 'M01' });
    const row = manager.page.getByRole('row').filter({ hasText: 'A08' });
    await row.getByText('too fast').waitFor();
    await row.getByRole('button', { name: 'Release…' }).click();
    await manager.page.getByRole('dialog').getByRole('textbox').fill('a carrier’s outage, looked into');
    await manager.page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await manager.page.getByText('Nothing is held.').waitFor();
    await agent.page.keyboard.press('Control+Enter');
    await second.waitFor();
    expect(manager.faults).toEqual([]);
    await agent.context.close();
    await manager.context.close();
  });
});

describe.each(['en', 'zh-CN'] as const)('The pages of phones in %s', (locale) => {
  it('have nothing that axe finds serious, light or dark', async () => {
    const account = `75000${locale.length}`;
    await platform.knowAccount(account, `+86138111400${locale.length}0`);
    const id = await readyChange(platform, account, `+86139111400${locale.length}0`);
    await assign(product, id, 'A08');
    const senior = await product.signIn('S01');
    const bulks = await product.call<Page<PhoneBulk>>(senior, 'GET', '/phones/bulks');
    const files = bulks.data.map((bulk) => `/phones/bulks/${bulk.id}/show`);
    const found: string[] = [];
    const visits = [
      { as: 'A08', paths: [`/cases/${id}/show`, `/accounts/${account}`, '/accounts/100200932'] },
      { as: 'S01', paths: ['/phones/bulks', ...files] },
      { as: 'M01', paths: ['/brakes'] },
    ];
    for (const { as, paths } of visits) {
      const user = await openConsole(browser, product, paths[0] ?? '/', { as, locale });
      for (const path of paths) {
        await goInside(user.page, path);
        found.push(...(await seriousIn(user.page, path)));
        await user.page.getByRole('button', { name: /^(Dark|Light|深色|浅色)$/ }).click();
        found.push(...(await seriousIn(user.page, `${path} in the other light`, ['color-contrast'])));
      }
      await user.context.close();
    }
    expect(found).toEqual([]);
  });
});
