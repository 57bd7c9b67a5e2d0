import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/platform/ids.ts';
import { signWebhook } from '../../server/platform/webhook-signature.ts';
import { type ConsoleUser, openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';

let product: Product;
let browser: Browser;
let admin: ConsoleUser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  admin = await openConsole(browser, product, '/flows', { as: 'D01' });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A flow as the platform would define it. */
function buildFlow(name: string) {
  const step = (code: string) => ({
    name: code,
    titles: { en: code, 'zh-CN': code },
    reasons: [],
    evidence: [],
  });
  return {
    name,
    titles: { en: 'Permit check', 'zh-CN': '许可检查' },
    steps: [step('register'), step('grant')],
    terminal: { success: [{ step: 'grant', outcome: 'passed' }], failure: [] },
  };
}

describe('An admin', () => {
  it('changes when a flow counts as stuck, which makes a new version', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Bind a phone' }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('Hours of silence').fill('96');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('phone_gate · version 2').waitFor();
    const rules = page.getByRole('region', { name: 'When it counts as stuck' });
    expect(await rules.innerText()).toContain('96');
  });

  it('is told every fault of a flow by its path', async () => {
    const { page } = admin;
    await menu('Flows');
    await page.getByRole('button', { name: 'Import' }).click();
    const json = page.getByRole('textbox', { name: 'Flow as JSON' });
    const submit = page.getByRole('dialog').getByRole('button', { name: 'Import' });

    await json.fill('{ "name": ');
    await submit.click();
    await page.getByText('This is not valid JSON').waitFor();

    const flow = buildFlow('permit_check');
    await json.fill(
      JSON.stringify({ ...flow, titles: { en: 'Permit check' }, steps: [{ name: 'Register!' }] }),
    );
    await submit.click();
    const faults = page.getByRole('alert').getByRole('listitem');
    await faults.first().waitFor();
    const said = (await faults.allInnerTexts()).join('\n');
    expect(said).toContain('titles.zh-CN');
    expect(said).toContain('steps.0.name');

    await page.getByRole('button', { name: 'Cancel' }).click();
    // Refused requests are logged by the browser itself.
    const logged = admin.faults.splice(0);
    expect(logged.filter((fault) => !fault.includes('status of 400'))).toEqual([]);
  });

  it('makes a key and sees its secret this once; what the platform sends too early waits, and is replayed', async () => {
    const { page } = admin;
    await menu('API keys');
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByRole('textbox', { name: /^Name/ }).fill('The platform');
    await page.getByRole('dialog').getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog', { name: /^The secret of key/ });
    await dialog.waitFor();
    const id = /key (\S+)/.exec(await dialog.getByRole('heading').innerText())?.[1] ?? '';
    const secret = (await dialog.locator('code').innerText()).trim();
    expect(secret).toMatch(/^whsec_/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText(id).waitFor();
    expect(await page.content()).not.toContain(secret);

    await sendEvent(id, secret);
    await menu('Quarantine');
    await page.getByRole('cell', { name: '100999001' }).waitFor();

    await menu('Flows');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('textbox', { name: 'Flow as JSON' }).fill(JSON.stringify(buildFlow('permit_check')));
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByRole('heading', { name: 'Permit check' }).waitFor();

    await menu('Quarantine');
    await page.getByRole('button', { name: 'Replay this page' }).click();
    await page.getByText('Replayed: 1 taken, 0 still rejected.').waitFor();
    expect(admin.faults).toEqual([]);
  });

  it('sees where commands go and how each was taken', async () => {
    const { page } = admin;
    await menu('Deliveries');
    await page.getByText('confirmed by event').first().waitFor();
    await page.getByRole('button', { name: 'Send test' }).click();
    await page.getByText('The platform took the test.').waitFor();
    expect(admin.faults).toEqual([]);
  });
});

async function menu(name: string): Promise<void> {
  const links = admin.page.getByRole('navigation', { name: 'Main menu' });
  await links.getByRole('link', { name }).click();
  await admin.page.getByRole('heading', { level: 1, name }).waitFor();
}

async function sendEvent(keyId: string, secret: string): Promise<void> {
  const body = JSON.stringify([
    {
      id: newId(),
      accountId: '100999001',
      flow: 'permit_check',
      step: 'register',
      outcome: 'entered',
      occurredAt: new Date().toISOString(),
    },
  ]);
  const id = newId();
  const seconds = Math.floor(Date.now() / 1_000);
  const answer = await fetch(`${product.url}/api/platform/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keyId}`,
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signWebhook(secret, id, seconds, body),
    },
    body,
  });
  expect(await answer.json()).toMatchObject({ accepted: 0, rejected: 1 });
}
