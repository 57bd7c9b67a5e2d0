import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goInside, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const PAGES = {
  Cases: '/cases',
  'Bulk release': '/phones/bulks',
  'Held actions': '/brakes',
  Metrics: '/dashboard',
  Alerts: '/alerts',
  'Work figures': '/floor',
  Quality: '/quality',
  Flows: '/flows',
  Deliveries: '/deliveries',
  Quarantine: '/quarantine',
  'API keys': '/keys',
  Staff: '/staff',
  Audit: '/audit',
  'Access reviews': '/reviews',
  Exports: '/exports',
  Retention: '/retention',
  Settings: '/settings',
};
// The figures are headed by the flow that they are of, not by the page before.
const HEADINGS: Record<string, RegExp> = {
  Metrics: /^(?!Held actions)/,
  'Work figures': /^(Work|My figures)$/,
  Quality: /^(Quality|Reviews of my decisions)$/,
};
const WATCHED = ['Cases', 'Bulk release', 'Held actions', 'Metrics', 'Alerts', 'Work figures', 'Quality'];
const AUDITED = ['Audit', 'Access reviews', 'Exports', 'Retention'];
const MENUS = {
  A07: ['My work', 'Cases', 'Work figures', 'Quality'],
  S01: ['My work', 'Cases', 'Bulk release', 'Work figures', 'Quality'],
  M01: [...WATCHED, 'Flows', 'Deliveries', 'Quarantine', 'Staff', 'Exports'],
  U01: [...WATCHED, 'Flows', 'Deliveries', 'Quarantine', 'API keys', 'Staff', ...AUDITED, 'Settings'],
  D01: ['Flows', 'Deliveries', 'Quarantine', 'API keys', 'Staff', 'Settings'],
};

describe('Each role', () => {
  it.each(Object.entries(MENUS))(
    'finds its own pages in the menu, and no others open: %s',
    async (code, menu) => {
      const { page, context, faults } = await openConsole(browser, product, '/', { as: code });
      const links = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
      await links.first().waitFor();
      const names = await links.allInnerTexts();
      expect(names.map((name) => name.replaceAll(/[\n\d+]/g, '').trim())).toEqual(menu);

      const others = Object.entries(PAGES).filter(([name]) => !menu.includes(name));
      for (const [, path] of others) {
        await goInside(page, path);
        await page.getByText('Your role does not open this page.').waitFor();
      }
      for (const name of menu) {
        await links.filter({ hasText: name }).click();
        await page.getByRole('heading', { level: 1, name: HEADINGS[name] ?? name }).waitFor();
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

describe('A manager', () => {
  it('assigns a case to an agent, who finds it in their work', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/cases', { as: 'M01' });
    // An escalated case is no agent's.
    const free = page.getByRole('row').filter({ hasText: 'nobody' }).first();
    await free.getByRole('link').first().click();
    await page.getByRole('button', { name: /^Assign/ }).waitFor();
    const number = /#(\d+)/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[1] ?? '';
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'To whom' }).fill('A08');
    await page.getByRole('option', { name: /^A08 · Agent/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await page.getByText('A08 has it').waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const agent = await openConsole(browser, product, '/', { as: 'A08' });
    const claimed = agent.page.getByRole('region', { name: 'Claimed by me' });
    await claimed.getByText(`#${number}`).waitFor();
    await agent.context.close();
  });
});

describe('An auditor', () => {
  it('reads who did what in plain sentences', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/audit', { as: 'U01' });
    await page.getByRole('textbox', { name: 'Who' }).fill('A07');
    await page.keyboard.press('Enter');
    await page
      .getByText(/A07: case #\d+/)
      .first()
      .waitFor();
    await page.getByText(/\d entries/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
