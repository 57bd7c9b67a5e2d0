import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, startBrowser, workOnStuckOnly } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  // Long enough to take back, short enough to wait for.
  await product.set({ undoSeconds: 8 });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('An agent on the first day', () => {
  it('takes the next case, decides it with the keyboard, takes it back, decides again and sees what became of it', async () => {
    const { page, context, faults } = await openConsole(browser, product, '/');
    await page.getByRole('button', { name: /A07/ }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await workOnStuckOnly(page);

    await page.keyboard.press('j');
    await page.getByRole('heading', { name: /^Cases \/ #\d+ / }).waitFor();
    const sentence = page.getByRole('region', { name: 'What is wrong' });
    expect(await sentence.innerText()).toMatch(/\d laps/);

    await page.keyboard.press('1');
    const choice = page.getByRole('radio', { name: /Ask for one untried piece of evidence/ });
    expect(await choice.getAttribute('aria-checked')).toBe('true');
    await page.getByRole('combobox', { name: /Evidence to ask for/ }).waitFor();

    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });

    await page.getByText(/^① Platform: request evidence/).waitFor();
    await page.getByText(/^② User reads: “/).waitFor();
    await page.getByText('③ Case: waiting for the user').waitFor();
    await page.keyboard.press('Control+Enter');

    await page.getByRole('heading', { name: 'The decision' }).waitFor();
    await page.getByRole('button', { name: /^Take back/ }).waitFor();
    await page.keyboard.press('z');
    await page.getByRole('heading', { name: 'What to do' }).waitFor();
    expect(await page.getByRole('heading', { name: 'The decision' }).count()).toBe(0);

    await page.keyboard.press('1');
    await page
      .getByRole('button', { name: /^Confirm/ })
      .and(page.locator(':enabled'))
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Take back/ }).waitFor();

    // The simulated user answers within seconds: through, or not enough and the case is to be worked again.
    const through = page.getByText('Done. Nothing more to do.');
    const again = page.getByRole('button', { name: /^Claim/ });
    await through.or(again).first().waitFor({ timeout: 60_000 });

    expect(faults).toEqual([]);
    await context.close();
  });
});
