import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { openConsole, startBrowser, workOnStuckOnly } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  await product.set({ undoSeconds: 60 });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const confirm = (page: Page) =>
  page.getByRole('button', { name: /^(Confirm|Submit)/ }).and(page.locator(':enabled'));
const firstChoice = (page: Page) => page.locator('[role="radio"][aria-disabled="false"]').first();

/** An agent with the next case open and the first decision chosen that is possible there. */
async function openDecision(as = 'A08') {
  const user = await openConsole(browser, product, '/', { as });
  const { page } = user;
  await page.getByRole('heading', { name: 'My work' }).waitFor();
  await workOnStuckOnly(page);
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'What to do' }).waitFor();
  await firstChoice(page).click();
  await confirm(page).waitFor();
  return user;
}

describe('When something goes wrong while a case is decided', () => {
  it('a decision whose answer was lost is taken once, and shown as soon as the server is back', async () => {
    const { page, context } = await openDecision();
    const caseId = /\d+/.exec(new URL(page.url()).pathname)?.[0];
    await context.route('**/api/**', async (route) => {
      // The decision arrives; its answer and all else do not.
      if (route.request().url().endsWith('/decisions')) await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('Control+Enter');
    await page.getByText('The server cannot be reached.').first().waitFor();
    expect(await firstChoice(page).getAttribute('aria-checked')).toBe('true');

    await context.unroute('**/api/**');
    // The page finds out by itself that it was taken, or offers to confirm again: then it is the same decision.
    const taken = page.getByRole('heading', { name: 'The decision' });
    await taken.or(confirm(page)).first().waitFor();
    if (await confirm(page).isVisible()) await page.keyboard.press('Control+Enter');
    await taken.waitFor();
    const detail = await product.call<CaseDetail>(await product.signIn('A08'), 'GET', `/cases/${caseId}`);
    expect(detail.timeline.filter(({ action }) => action === 'decided')).toHaveLength(1);
    await context.close();
  });

  it('who is signed out signs in where they were, and loses nothing that was typed', async () => {
    const { page, context } = await openDecision();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /Note/ }).fill('Called twice.');
    await context.clearCookies();
    await page.keyboard.press('Control+Enter');

    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Password').fill('unloop-A08');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    expect(await page.getByRole('textbox', { name: /Note/ }).inputValue()).toBe('Called twice.');
    await confirm(page).click();
    await page.getByRole('heading', { name: 'The decision' }).waitFor();
    await context.close();
  });

  it('the second of two windows is told what the first one did, and sends nothing', async () => {
    const { page, context } = await openDecision();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('heading', { name: 'What to do' }).waitFor();
    await other.getByRole('radio', { name: /^Escalate/ }).click();
    await confirm(other).waitFor();
    await page.bringToFront();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'The decision' }).waitFor();

    await other.bringToFront();
    await confirm(other).click();
    const told = other.getByRole('alert').filter({ hasText: 'the case had moved on meanwhile' });
    await told.getByText('decided', { exact: true }).waitFor();
    await other.getByRole('heading', { name: 'The decision' }).waitFor();
    expect(await confirm(other).count()).toBe(0);
    await context.close();
  });
});

describe('A case that is not decided now', () => {
  it('is parked with a reason, found on My work, taken up again and handed over', async () => {
    const { page, context, faults } = await openDecision();
    await page.getByRole('button', { name: /^Park/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').last().fill('The carrier was asked.');
    await dialog.getByRole('button').last().click();
    const path = new URL(page.url()).pathname;
    await page.getByRole('button', { name: /^Take up again/ }).waitFor();
    await page.getByText(/^Parked by \w+ · wakes /).waitFor();

    await page.getByRole('link', { name: /^My work/ }).click();
    await page.getByRole('row').filter({ hasText: 'The carrier was asked.' }).getByRole('link').click();
    await page.getByRole('button', { name: /^Take up again/ }).click();
    await page.getByRole('button', { name: /^Hand over/ }).click();
    await dialog.getByRole('combobox').fill('S02');
    await page.getByRole('option', { name: /^S02 · Senior/ }).click();
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await page.getByText('S02 has it').waitFor();

    const colleague = await openConsole(browser, product, '/', { as: 'S02' });
    const row = colleague.page.getByRole('row').filter({ has: colleague.page.locator(`a[href="${path}"]`) });
    await row.first().waitFor();
    // Nobody has asked the user anything.
    expect(await row.first().innerText()).not.toContain('the user answered');
    expect(faults).toEqual([]);
    await colleague.context.close();
    await context.close();
  });
});

describe('The next case', () => {
  it('is narrowed to a region as long as the console is open, and no storage remembers it', async () => {
    const { page, context } = await openConsole(browser, product, '/', { as: 'A08' });
    await page.getByRole('combobox', { name: 'Region: All' }).click();
    await page.getByRole('option', { name: 'Xizang' }).click();
    await page.getByText(/^No such case waits for you|^Next: /).waitFor();
    await page.getByRole('link', { name: /^Cases/ }).click();
    await page.getByRole('link', { name: /^My work/ }).click();
    await page.getByRole('combobox', { name: 'Region: Xizang' }).waitFor();
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/cases/next'));
    await page.keyboard.press('j');
    expect((await asked).postDataJSON()).toEqual({ region: 'CN-54' });

    await page.reload();
    await page.getByRole('combobox', { name: 'Region: All' }).waitFor();
    await context.close();
  });
});
