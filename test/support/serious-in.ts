import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical, once the page has come to rest; by all its rules unless some are named. */
export async function seriousIn(page: Page, path: string, rules?: string[]): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(rest);
  await page.evaluate(AXE);
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only && { runOnly: only }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, rules);
  return found.map((line) => `${path} ${line}`);
}

/** In the page: waits until nothing has come or gone for a while. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    let quiet = setTimeout(resolve, 400);
    const observer = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        observer.disconnect();
        resolve();
      }, 400);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
