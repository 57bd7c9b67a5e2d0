import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { startWebhookReceiver, WEBHOOK_SECRET, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { openPlatform, type Platform } from './console-desk.ts';

const ACCOUNTS = ['7700001', '7700002', '7700003'];
const numberOf = (accountId: string) => `1381119000${accountId.at(-1)}`;

let product: Product;
let browser: Browser;
let platform: Platform;
let receiver: WebhookReceiver;

beforeAll(async () => {
  [product, browser, receiver] = await Promise.all([
    startProduct({ DEMO_ACCOUNTS: '10' }),
    startBrowser(),
    startWebhookReceiver(),
  ]);
  platform = await openPlatform(product);
  // The test answers in the platform's place.
  const admin = await product.signIn('D01');
  await product.call(admin, 'PUT', '/webhook', { address: receiver.address, secret: WEBHOOK_SECRET });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await receiver?.close();
});

/** A file that two people agreed on. */
async function runFile(csv: string): Promise<string> {
  const one = await product.signIn('S01');
  const answer = await fetch(`${product.url}/api/phones/bulks`, {
    method: 'POST',
    headers: { cookie: one, 'x-requested-with': 'unloop', 'content-type': 'text/csv' },
    body: csv,
  });
  const { id } = (await answer.json()) as PhoneBulk;
  const path = `/phones/bulks/${id}`;
  const read = () => product.call<PhoneBulk>(one, 'GET', path);
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe('checked');
  const input = { version: (await read()).version, reason: 'the list of November' };
  const { version } = await product.call<PhoneBulk>(one, 'POST', `${path}/proposal`, input);
  await product.call(await product.signIn('S02'), 'POST', `${path}/approval`, { version });
  return path;
}

/** The commands that the platform has got to release numbers, in order of the accounts. */
async function orders(count: number): Promise<{ id: string; accountId: string }[]> {
  const unbinds = () => receiver.received.filter(({ command }) => command.type === 'phone.unbind');
  await expect.poll(() => unbinds().length, { timeout: 20_000 }).toBe(count);
  return unbinds()
    .map(({ command: { id, accountId } }) => ({ id, accountId }))
    .sort((a, b) => Number(a.accountId) - Number(b.accountId));
}

/** What the platform says of a command: released, or refused with a reason. */
function told({ id, accountId }: { id: string; accountId: string }, reason?: string) {
  const outcome = reason === undefined ? 'passed' : 'failed';
  const event = { id: `told_${id}`, accountId, commandId: id, occurredAt: new Date().toISOString() };
  return { ...event, flow: 'phone_unbind', step: 'released', outcome, reason };
}

it('rows that the platform refused say why; only they are tried again, and counts and download say what became of each', async () => {
  for (const accountId of ACCOUNTS) await platform.knowAccount(accountId, `+86${numberOf(accountId)}`);
  const path = await runFile(`number\n${ACCOUNTS.map(numberOf).join('\n')}\n`);
  const [first, second, third] = await orders(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('no commands');
  const refused = [told(second, 'system_restricted'), told(third, 'info_out_of_step')];
  await platform.send('/events', [told(first), ...refused]);

  const { page, context, faults } = await openConsole(browser, product, `${path}/show`, { as: 'S01' });
  await page.getByText('1 of 3 numbers were released and confirmed').waitFor({ timeout: 20_000 });
  await page.getByText('2 were refused by the platform and can be tried again.').waitFor();
  const rows = page.getByRole('region', { name: 'Rows' });
  await page.getByRole('button', { name: /^not released/ }).click();
  await rows.getByRole('row', { name: /7700002.*restricted by a rule/ }).waitFor();
  await rows.getByRole('row', { name: /7700003.*records out of step/ }).waitFor();
  expect(await rows.getByRole('row', { name: /7700001/ }).count()).toBe(0);

  await page.getByRole('button', { name: 'Try again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try 2 rows again' });
  await dialog.getByRole('button', { name: 'Try again' }).click();
  const again = (await orders(5)).filter(({ id }) => ![first.id, second.id, third.id].includes(id));
  expect(again.map(({ accountId }) => accountId)).toEqual(['7700002', '7700003']);
  const [secondAgain = second, thirdAgain = third] = again;
  await platform.send('/events', [told(secondAgain), told(thirdAgain, 'account_frozen')]);

  await page.getByText('2 of 3 numbers were released and confirmed').waitFor({ timeout: 20_000 });
  await page.getByText('1 was refused by the platform and can be tried again.').waitFor();
  await page.getByRole('button', { name: 'released 2', exact: true }).waitFor();
  await page.getByRole('button', { name: 'not released 1', exact: true }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the result' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/).slice(1);
  expect(lines.map((line) => line.split(',').filter((_, column) => column !== 4))).toEqual([
    ['2', '138****0001', '7700001', 'done', ''],
    ['3', '138****0002', '7700002', 'done', ''],
    ['4', '138****0003', '7700003', 'failed', 'account_frozen'],
  ]);
  expect(faults).toEqual([]);
  await context.close();
});
