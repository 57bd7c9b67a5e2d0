import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Product } from './product.ts';

/** One person at the console, in a browser profile of their own. */
export interface ConsoleUser {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page so far: errors it logged or threw, and breaches of its policy. */
  faults: string[];
}

export interface ConsoleOptions {
  /** The demo person who is signed in; nobody unless named. */
  as?: string;
  locale?: 'en' | 'zh-CN';
  dark?: boolean;
  /** The moment it is in the browser, UTC ms, which then stands still. */
  now?: number;
}

/** The browser in which a file's tests run. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromiumPath'),
    args: ['--disable-gpu', '--disable-background-networking'],
  });
}

/** Opens the console at a page, as somebody. */
export async function openConsole(
  browser: Browser,
  product: Pick<Product, 'url' | 'signIn'>,
  path: string,
  { as, locale = 'en', dark = false, now }: ConsoleOptions = {},
): Promise<ConsoleUser> {
  const context = await browser.newContext({
    baseURL: product.url,
    locale,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
  });
  if (now !== undefined) await context.clock.setFixedTime(now);
  context.setDefaultTimeout(20_000);
  if (as !== undefined) {
    const [name = '', value = ''] = (await product.signIn(as)).split('=');
    await context.addCookies([{ name, value, url: product.url, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser itself logs every 401; at first it is the way to learn that nobody is signed in.
    const isSignedOut = /401/.test(message.text()) && message.location().url.endsWith('/api/session');
    if (message.type() === 'error' && !isSignedOut)
      faults.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(path);
  return { page, context, faults };
}

/** Goes to another page as a link would: the console stays loaded. */
export async function goInside(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** On My work: lets only stuck verifications be dealt, as a person may choose. */
export async function workOnStuckOnly(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^Kind/ }).click();
  await page.getByRole('option', { name: 'Stuck verification' }).click();
  await page.getByText('Next: Stuck verification').waitFor();
  // Keys are the list's as long as it has the focus.
  await page.getByRole('heading', { name: 'My work' }).click();
}
