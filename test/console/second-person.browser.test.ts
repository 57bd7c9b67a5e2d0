import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole, startBrowser, workOnStuckOnly } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  await product.set({ undoSeconds: 2 });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('A step that is accepted by hand', () => {
  it('waits for a senior: who proposed it cannot approve it, the senior can, and it is sent', async () => {
    const agent = await openConsole(browser, product, '/', { as: 'A08' });
    await agent.page.getByRole('heading', { name: 'My work' }).waitFor();
    await workOnStuckOnly(agent.page);
    await agent.page.keyboard.press('j');
    const title = await agent.page.getByRole('heading', { name: /^Cases \/ #\d+ / }).innerText();
    await agent.page.getByRole('radio', { name: /Accept a step by hand/ }).click();
    await agent.page.getByText('Nothing is sent until a second person agrees.').waitFor();
    await agent.page.getByRole('button', { name: /^Submit/ }).click();
    await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor();
    await agent.page.getByRole('button', { name: 'Withdraw' }).waitFor();
    expect(await agent.page.getByRole('radio', { name: /^Approve/ }).count()).toBe(0);

    const senior = await openConsole(browser, product, new URL(agent.page.url()).pathname, { as: 'S01' });
    await senior.page.getByRole('heading', { name: title }).waitFor();
    await senior.page.getByText('untouched by you').waitFor();
    await senior.page.keyboard.press('1');
    await senior.page.keyboard.press('Control+Enter');
    await senior.page.getByRole('heading', { name: 'The decision' }).waitFor();

    // The platform takes the step as passed; the proposer sees it without reloading.
    await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor({ state: 'hidden' });
    expect([...agent.faults, ...senior.faults]).toEqual([]);
    await agent.context.close();
    await senior.context.close();
  });

  it('comes back with the senior’s question, which the proposer reads without reloading', async () => {
    const agent = await openConsole(browser, product, '/', { as: 'A08' });
    await agent.page.getByRole('heading', { name: 'My work' }).waitFor();
    await workOnStuckOnly(agent.page);
    await agent.page.keyboard.press('j');
    await agent.page.getByRole('radio', { name: /Accept a step by hand/ }).click();
    await agent.page.getByRole('button', { name: /^Submit/ }).click();
    await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor();

    const senior = await openConsole(browser, product, new URL(agent.page.url()).pathname, { as: 'S01' });
    await senior.page.getByRole('radio', { name: 'Return with a question' }).click();
    await senior.page.getByRole('textbox', { name: 'Question' }).fill('Did you see the second photo?');
    await senior.page.keyboard.press('Control+Enter');
    await senior.page.getByRole('radio', { name: 'Return with a question' }).waitFor({ state: 'hidden' });

    await agent.page.getByText('Did you see the second photo?').first().waitFor();
    expect([...agent.faults, ...senior.faults]).toEqual([]);
    await agent.context.close();
    await senior.context.close();
  });
});
