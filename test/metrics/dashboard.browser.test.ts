import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, startBrowser } from '../support/console.ts';
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

describe('A manager', () => {
  it('goes from the sentence to the widest loop, its reasons, its journeys and a case, by keyboard', async () => {
    const { page, faults, context } = await openConsole(browser, product, '/dashboard?days=90', {
      as: 'M01',
    });
    await page.getByRole('region', { name: 'What changed' }).waitFor();
    const arc = page.getByRole('button', { name: /^From .* back to / }).first();
    await arc.focus();
    await page.keyboard.press('Enter');
    const opened = page.getByRole('dialog');
    await opened.getByRole('region', { name: 'Reasons' }).getByRole('button').first().click();
    expect(new URL(page.url()).searchParams.get('open')?.split('.')).toHaveLength(3);
    const found = opened.getByRole('link', { name: /^#\d+$/ }).first();
    const number = (await found.textContent()) ?? '';
    await found.click();
    await page
      .getByRole('heading', { name: new RegExp(number) })
      .first()
      .waitFor();
    await page.goBack();
    await opened.waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('finds a table behind each chart, marks a release, and takes the figures along', async () => {
    const { page, faults, context } = await openConsole(browser, product, '/dashboard', { as: 'M01' });
    for (const view of ['Loop map as picture or table', 'Picture or table: Loop rate by day'])
      await page.getByRole('group', { name: view }).getByRole('button', { name: 'Table' }).click();
    await page.getByRole('table', { name: 'Steps' }).getByRole('rowheader').first().waitFor();
    await page.getByRole('table', { name: 'Loop rate by day' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download as CSV: Where/ }).click();
    expect((await download).suggestedFilename()).toBe('identity_strengthening-funnel.csv');
    await page
      .getByRole('group', { name: 'Picture or table: Loop rate by day' })
      .getByRole('button', { name: 'Picture' })
      .click();
    await page.getByRole('button', { name: 'Add mark' }).click();
    await page.getByLabel('What happened').fill('Android 9.1.25');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('#metrics-trend').getByText('Android 9.1.25').waitFor();
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download as PNG: Loop rate/ }).click();
    expect((await picture).suggestedFilename()).toBe('identity_strengthening-loop-rate.png');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sees two segments beside each other in the small charts, and the cases behind a share', async () => {
    const path = '/dashboard?days=90&channel=android&against=channel:ios';
    const { page, faults, context } = await openConsole(browser, product, path, { as: 'M01' });
    const laps = page.getByRole('region', { name: 'Laps per stuck journey' });
    await laps.getByText('iOS', { exact: true }).waitFor();
    await laps.getByRole('button', { name: 'Table' }).click();
    await laps.getByRole('columnheader', { name: 'Android' }).waitFor();
    await laps.getByRole('columnheader', { name: 'iOS' }).waitFor();
    await page.getByRole('button', { name: 'Open the cases behind: Resolved at first contact' }).click();
    const opened = page.getByRole('dialog', { name: 'Cases by what their first decision came to' });
    await opened.getByRole('checkbox', { name: 'Only those that took more' }).check();
    await opened
      .getByText(/^#\d+$|No such case/)
      .first()
      .waitFor();
    expect(page.url()).toContain('open=firstContact');
    expect(faults).toEqual([]);
    await context.close();
  });
});
