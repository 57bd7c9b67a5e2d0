import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleUser, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { assign, hurry, openForCaller, openPlatform, type Platform, readyChange } from './console-desk.ts';

const COOLING_SECONDS = 8;

let product: Product;
let browser: Browser;
let platform: Platform;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  platform = await openPlatform(product);
  await hurry(product, COOLING_SECONDS);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Takes the first choice of the panel and confirms it. */
async function takeFirst({ page }: ConsoleUser): Promise<void> {
  await page.keyboard.press('1');
  await page.getByRole('radio', { name: /^1|Approve/, checked: true }).waitFor();
  await page.getByText(/If you approve|After you confirm/).waitFor();
  await page.keyboard.press('Control+Enter');
}

/** An agent proposes, and a senior who has not touched the case agrees; both pages stay open. */
async function twoPeople(path: string, as = 'A08'): Promise<{ agent: ConsoleUser; senior: ConsoleUser }> {
  const agent = await openConsole(browser, product, path, { as });
  await agent.page.getByText('nothing stands in the way').first().waitFor();
  await takeFirst(agent);
  await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor();
  expect(await agent.page.getByRole('radio').count()).toBe(0);
  const senior = await openConsole(browser, product, path, { as: 'S01' });
  await senior.page.getByText('untouched by you').waitFor();
  await takeFirst(senior);
  return { agent, senior };
}

async function leave(...people: ConsoleUser[]): Promise<void> {
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  for (const { context } of people) await context.close();
}

describe('A change of phone in the console', () => {
  it('is cleared from the checklist, step by step, and takes effect when two people agreed and the wait is over', async () => {
    await platform.knowAccount('7200001', '+8613811110001');
    const path = await openForCaller(product, '7200001', 'phone_change', 'A08');
    const { page, ...agent } = await openConsole(browser, product, path, { as: 'A08' });
    const list = page.getByRole('region', { name: 'Preconditions' });
    await list.getByText('no new number named').waitFor();
    await list.getByRole('button', { name: 'name the new number' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('New mobile number').fill('010-62345678');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is a landline').waitFor();
    await dialog.getByLabel('New mobile number').fill('139 1111 0001');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Change to 139****0001').waitFor();

    // The user, here the simulated one, enters each code within seconds; the page tells without reloading.
    await list.getByRole('button', { name: 'a code to the new number' }).click();
    const numbers = page.getByRole('region', { name: 'Numbers' });
    await numbers.getByText(/on its way|sent, valid for/).waitFor();
    await numbers.getByText('not verified').waitFor({ state: 'detached' });
    await list.getByRole('button', { name: 'a code to the old number' }).click();
    await numbers.getByText('owner proven: text message code').waitFor();
    expect(page.url()).not.toMatch(/1\d{10}/);
    // The browser itself logs the landline's refusal, and nothing else.
    expect(agent.faults.filter((fault) => !fault.includes('/phone/number'))).toEqual([]);
    await agent.context.close();

    const people = await twoPeople(path);
    const steps = people.senior.page.getByRole('region', { name: 'Step by step' });
    await steps.getByText('takes effect in').waitFor();
    for (const { page: seen } of [people.agent, people.senior])
      await seen.getByRole('listitem').filter({ hasText: 'In effect (done)' }).waitFor();
    const told = people.senior.page.getByRole('region', { name: 'Who was told' });
    for (const moment of ['of the request', 'of the approval', 'of the effect'])
      await told.getByText(moment).waitFor();
    await leave(people.agent, people.senior);
  });

  it('goes on once the platform has repaired its record and the carrier has said whose the number is', async () => {
    const none = { phone: null, phoneState: 'none', phoneProvenBy: null, phoneVerifiedAt: null };
    await platform.knowAccount('7200006', '+8613811110006', none);
    // By the simulated carrier it was given to somebody else since.
    await platform.knowAccount('7200007', '+8613911110008');
    const id = await readyChange(platform, '7200006', '+8613911110008');
    await assign(product, id, 'A08');
    const agent = await openConsole(browser, product, `/cases/${id}/show`, { as: 'A08' });
    const list = agent.page.getByRole('region', { name: 'Preconditions' });
    for (const [button, name] of [
      ['ask the platform to repair its record', 'Platform’s record'],
      ['ask for the carrier’s report', 'Carrier’s report'],
    ] as const) {
      await list.getByRole('button', { name: button }).click();
      const line = list.getByRole('group', { name });
      await line.getByText(/waiting for the answer|answered/).waitFor();
      expect(await list.getByRole('button', { name: button }).count()).toBe(0);
      await line.getByText('answered').waitFor();
    }
    await list.getByText('nothing stands in the way').waitFor();
    await agent.page.getByText('135****').first().waitFor();
    await leave(agent);
    const people = await twoPeople(`/cases/${id}/show`);
    for (const { page: seen } of [people.agent, people.senior])
      await seen.getByRole('listitem').filter({ hasText: 'In effect (done)' }).waitFor();
    await leave(people.agent, people.senior);
  });

  it('is stopped by an objection from the old phone, which opens a hijack report', async () => {
    await platform.knowAccount('7200002', '+8613811110002');
    const id = await readyChange(platform, '7200002', '+8613911110002');
    await assign(product, id, 'A08');
    const { agent, senior } = await twoPeople(`/cases/${id}/show`);
    await senior.page.getByText(/Takes effect in/).waitFor();
    await platform.send('/requests/req_7200002/objections', {
      id: 'obj_7200002',
      channel: 'old_phone',
      at: new Date().toISOString(),
    });
    const told = senior.page.getByRole('region', { name: 'Who was told' });
    await told.getByText('Objection: the old phone').waitFor();
    await senior.page.getByText(/Takes effect in/).waitFor({ state: 'detached' });
    expect(await told.getByText('of the effect').count()).toBe(0);
    await told.getByRole('link', { name: /^case #/ }).click();
    await senior.page.getByRole('heading', { level: 1, name: /Hijack report/ }).waitFor();
    await leave(agent, senior);
  });

  it('is undone within its window by two people, and the number before is bound again', async () => {
    await platform.knowAccount('7200003', '+8613811110003');
    const id = await readyChange(platform, '7200003', '+8613911110003');
    await assign(product, id, 'A08');
    const done = await twoPeople(`/cases/${id}/show`);
    const { page } = done.senior;
    await page.getByRole('button', { name: 'Undo…' }).click({ timeout: 40_000 });
    await page.getByRole('dialog').getByRole('textbox').fill('the owner called');
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText(`Undoes case`).first().waitFor();
    const reversal = Number(/cases\/(\d+)/.exec(page.url())?.[1]);
    expect(reversal).toBeGreaterThan(id);
    await leave(done.agent, done.senior);

    await assign(product, reversal, 'A08');
    const agent = await openConsole(browser, product, `/cases/${reversal}/show`, { as: 'A08' });
    await agent.page
      .getByText(/Go back to/)
      .first()
      .waitFor();
    await agent.page.keyboard.press('1');
    await agent.page.getByText('bind the number before again').waitFor();
    await agent.page.keyboard.press('Control+Enter');
    await agent.page.getByRole('heading', { name: 'Second approval' }).waitFor();
    const senior = await openConsole(browser, product, `/cases/${reversal}/show`, { as: 'S02' });
    await senior.page.getByText('untouched by you').waitFor();
    await senior.page.keyboard.press('1');
    await senior.page.keyboard.press('Control+Enter');
    await senior.page.getByRole('listitem').filter({ hasText: 'In effect (done)' }).waitFor();
    await leave(agent, senior);

    const manager = await openConsole(browser, product, '/accounts/7200003', { as: 'M01' });
    const over = manager.page.getByRole('region', { name: 'Numbers over time' });
    await over.getByRole('listitem').first().getByText('138****0003').waitFor();
    await over.getByText('undone').waitFor();
    await leave(manager);
  });
});

describe('A release of a phone in the console', () => {
  it('begins where somebody else has the number, takes two people, and clears the way of the case it came of', async () => {
    await platform.knowAccount('7200004', '+8613811110004');
    await platform.knowAccount('7200005', '+8613911110004');
    const wanted = await readyChange(platform, '7200004', '+8613911110004');
    await assign(product, wanted, 'A08');
    const one = await openConsole(browser, product, `/cases/${wanted}/show`, { as: 'A08' });
    const list = one.page.getByRole('region', { name: 'Preconditions' });
    await list.getByText('bound to 7200005').waitFor();
    await list.getByRole('button', { name: 'release it from 7200005' }).click();
    const dialog = one.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('the SIM is in the caller’s hands');
    await dialog.getByRole('button', { name: 'Open the case' }).click();
    await one.page.getByText('led to').waitFor();
    const link = one.page.getByRole('link', { name: /^#\d+$/ });
    const release = Number((await link.last().innerText()).slice(1));
    expect(release).toBeGreaterThan(wanted);

    await assign(product, release, 'A07');
    const path = `/cases/${release}/show`;
    const asker = await openConsole(browser, product, path, { as: 'A07' });
    await asker.page.getByText('opened from').waitFor();
    const checks = asker.page.getByRole('region', { name: 'Preconditions' });
    await checks.getByRole('button', { name: 'a code to the old number' }).click();
    await asker.page.getByText('owner proven: text message code').waitFor();
    await leave(asker);
    const people = await twoPeople(path, 'A07');
    await people.senior.page.getByRole('listitem').filter({ hasText: 'In effect (done)' }).waitFor();
    await people.senior.page.getByText('Bound before').waitFor();
    await leave(people.agent, people.senior);

    await one.page.reload();
    await list.getByText('nothing stands in the way').waitFor();
    await leave(one);
  });
});
