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

describe('Without a mouse', () => {
  it('a case is claimed, annotated, tagged, released and found again', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/', { as: 'A08' });
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.keyboard.press('j');
    const title = await page.getByRole('heading', { name: /^Cases \/ #\d+ / }).innerText();
    const number = /#(\d+)/.exec(title)?.[1] ?? '';

    await page.keyboard.press('n');
    await page.keyboard.type('Called back, will send the card.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Notes 1' }).waitFor();

    await page.getByRole('button', { name: 'Add a tag' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('card');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tag card, Delete removes it' }).waitFor();
    await page.getByRole('button', { name: 'Tag card, Delete removes it' }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Tag card, Delete removes it' }).waitFor({ state: 'hidden' });

    await page.keyboard.press('p');
    await page.getByRole('dialog', { name: 'Park the case' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('take back').or(page.getByText('hand over')).first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Release' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('It waits in the queue.').first().waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a caller’s case is opened from the look-up, for a reason', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/', { as: 'S02' });
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('100200417');
    await page.getByRole('option', { name: /Look up account 100200417/ }).click();
    const lookUp = page.getByRole('dialog', { name: 'Look up account 100200417' });
    await lookUp.getByRole('textbox').fill('The user is on the phone');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('button', { name: 'Open a case for the caller' }).click();
    await page.getByRole('textbox', { name: 'What the caller says' }).fill('No code arrives');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByText('is open and waits in the queue.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
