import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page as PageOf } from '../../server/contract/page.ts';
import type { CaseRow } from '../../server/contract/cases.ts';
import { goInside, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { seriousIn } from '../support/serious-in.ts';

let product: Product;
let browser: Browser;
let caseId: number;

/** The account that demo data always has, of which no more than this number may be seen unasked. */
const ACCOUNT = '100200300';
const PERSONAL = ['张伟', '南海之南', '13820095678', '+8613820095678'];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const agent = await product.signIn('A08');
  const found = await product.call<PageOf<CaseRow>>(
    agent,
    'GET',
    `/cases?accountId=${ACCOUNT}&state=unfinished`,
  );
  caseId = found.data[0]?.id ?? 0;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const TO_OTHER_LIGHT = /^(Dark|Light|深色|浅色)$/;

describe.each(['en', 'zh-CN'] as const)('Every page in %s', (locale) => {
  it('has nothing that axe finds serious, light or dark, logs no error and breaks no policy', async () => {
    const found: string[] = [];
    const visits = [
      { as: 'A08', paths: ['/', '/cases', `/cases/${caseId}/show`] },
      {
        as: 'U01',
        paths: [
          '/dashboard',
          '/flows',
          '/flows/phone_gate/show',
          '/deliveries',
          '/quarantine',
          '/audit',
          '/reviews',
          '/exports',
          '/retention',
        ],
      },
      { as: 'D01', paths: ['/keys', '/staff', '/settings', '/flows/phone_gate'] },
    ];
    const { page, context } = await openConsole(browser, product, '/login', { locale });
    found.push(...(await seriousIn(page, '/login')));
    await context.close();
    for (const { as, paths } of visits) {
      const user = await openConsole(browser, product, paths[0] ?? '/', { as, locale });
      for (const path of paths) {
        await goInside(user.page, path);
        found.push(...(await seriousIn(user.page, path)));
        await user.page.getByRole('button', { name: TO_OTHER_LIGHT }).click();
        found.push(...(await seriousIn(user.page, `${path} in the other light`, ['color-contrast'])));
      }
      expect(user.faults).toEqual([]);
      await user.context.close();
    }
    expect(found).toEqual([]);
  }, 240_000);
});

describe('What is personal', () => {
  it('stands in no address, no store of the browser and no page that nobody asked to see it on', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/cases', { as: 'A08' });
    const field = page.getByRole('textbox', { name: 'Account number' });
    await field.fill(ACCOUNT);
    await page.getByRole('row').filter({ hasText: ACCOUNT }).first().waitFor();
    await page.getByRole('link', { name: `#${caseId}` }).click();
    await page.getByText('138****5678').waitFor();

    const html = await page.content();
    for (const secret of PERSONAL) expect(html).not.toContain(secret);
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    for (const secret of [...PERSONAL, ACCOUNT]) expect(stored).not.toContain(secret);
    const addresses = await page.evaluate(() => location.href + JSON.stringify(history.state));
    for (const secret of [...PERSONAL, ACCOUNT]) expect(addresses).not.toContain(secret);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is seen in full for a reason by who works the case, and not put into the address', async () => {
    const { page, context } = await openConsole(browser, product, '/', { as: 'S02' });
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: /Security phone in full/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('call back');
    await dialog.getByRole('button').last().click();
    await page
      .getByText(/\+86\d{11}|1\d{10}/)
      .first()
      .waitFor();
    expect(page.url()).not.toMatch(/1\d{10}/);
    await context.close();
  });
});
