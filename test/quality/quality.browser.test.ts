import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { qualitySettingsSchema } from '../../server/contract/quality-settings.ts';
import { openConsole, startBrowser } from '../support/console.ts';
import { type Product, startProduct } from '../support/product.ts';
import { seriousIn } from '../support/serious-in.ts';

const NOTE = 'The decider wrote this down';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const quality = qualitySettingsSchema.parse({ approvalShare: 1, otherShare: 1, minimumReviews: 2 });
  await product.set({ undoSeconds: 1, quality });
  await takeAllReviews();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What the demo left to review is in somebody's hands: the next review is of what a test decides. */
async function takeAllReviews(): Promise<void> {
  const reviewer = await product.signIn('S03');
  const next = () =>
    product.call(reviewer, 'POST', '/cases/next', { kind: 'quality_review' }).catch(() => null);
  while ((await next()) !== null);
}

/** An agent of the north rejects the next stuck case, and the platform takes it; answers the case's number. */
async function rejectNext(): Promise<number> {
  const agent = await product.signIn('A08');
  const { id } = await product.call<{ id: number }>(agent, 'POST', '/cases/next', {
    kind: 'stuck_verification',
  });
  const { version } = await product.call<CaseDetail>(agent, 'GET', `/cases/${id}`);
  const decided = await fetch(`${product.url}/api/cases/${id}/decisions`, {
    method: 'POST',
    headers: {
      'x-requested-with': 'unloop',
      'content-type': 'application/json',
      'idempotency-key': `reject-${id}`,
      cookie: agent,
    },
    body: JSON.stringify({ type: 'reject', reason: 'suspected_fraud', params: {}, note: NOTE, version }),
  });
  expect(decided.status).toBe(200);
  return id;
}

/** Takes a review from the queue; its page is open then. */
async function takeReview(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^Kind/ }).click();
  await page.getByRole('option', { name: 'Quality review' }).click();
  // What closed a moment ago is drawn within half a minute.
  await page.getByText('Next: Quality review').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Next case/ }).click();
  await page.getByText('You see the case as it was on').waitFor();
}

describe('A blind review in the console', () => {
  it('is taken from the queue, decided without knowing, and compared; a manager opens the disagreement', async () => {
    const hidden = await rejectNext();
    const reviewer = await openConsole(browser, product, '/', { as: 'S03' });
    const { page } = reviewer;
    await takeReview(page);
    await page.getByRole('heading', { name: /^Account ••••/ }).waitFor();
    expect(await page.getByText(NOTE).count()).toBe(0);
    // The reviewed case is not to be had meanwhile, not even by its number.
    const other = await openConsole(browser, product, `/cases/${hidden}/show`, { as: 'S03' });
    await other.page.getByText('There is nothing here, or it is not yours to see.').waitFor();
    await other.context.close();

    await page.getByRole('radio', { name: /^Start again from a step/ }).click();
    await page.getByRole('checkbox', { name: 'To let this through would do harm' }).check();
    await page.getByText('The platform is told nothing.').waitFor();
    expect(await seriousIn(page, 'a blind review')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Verdict and decision' }).waitFor();
    await page.getByText('Reject, because: suspected fraud').waitFor();
    expect(reviewer.faults).toEqual([]);
    await reviewer.context.close();

    const manager = await openConsole(browser, product, '/quality', { as: 'M01' });
    const list = manager.page.getByRole('table', { name: 'Reviews' });
    const row = list.getByRole('row').filter({ hasText: 'A08' });
    await row.getByText('Start again from a step').waitFor();
    expect(await seriousIn(manager.page, 'quality')).toEqual([]);
    await row.getByRole('link', { name: `#${hidden}` }).click();
    await manager.page.getByText(NOTE).first().waitFor();
    expect(manager.faults).toEqual([]);
    await manager.context.close();
  });

  it('gives managers agreement once there is enough of it, with a table behind the picture', async () => {
    await rejectNext();
    const reviewer = await openConsole(browser, product, '/', { as: 'S03' });
    await takeReview(reviewer.page);
    await reviewer.page.getByRole('radio', { name: /^Reject/ }).click();
    await reviewer.page.keyboard.press('Control+Enter');
    await reviewer.page.getByText('Same decision').waitFor();
    await reviewer.context.close();

    const manager = await openConsole(browser, product, '/quality', { as: 'M01' });
    const { page } = manager;
    await page.getByText(/^Reviewers would have decided the same in \d+% of cases/).waitFor();
    await page.getByRole('img', { name: 'How far reviewers agree' }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    const line = page.getByRole('table', { name: 'How far reviewers agree' }).getByRole('row');
    await line.filter({ hasText: 'suspected fraud' }).getByText('50%').waitFor();
    await page.getByRole('button', { name: 'Flow', exact: true }).click();
    expect(page.url()).toContain('by=flow');
    await page.reload();
    await page.getByRole('button', { name: 'Flow', exact: true, pressed: true }).waitFor();
    const picture = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download as PNG/ }).click();
    expect((await picture).suggestedFilename()).toBe('agreement-by-flow.png');
    expect(manager.faults).toEqual([]);
    await manager.context.close();

    const agent = await openConsole(browser, product, '/quality', { as: 'A08' });
    await agent.page.getByRole('heading', { name: 'Reviews of my decisions' }).waitFor();
    await agent.page.getByText('Start again from a step').waitFor();
    expect(await agent.page.getByText('S03').count()).toBe(0);
    await agent.context.close();
  });
});
