import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that runs here; installs one where there is none. Throws with what to do when that fails. */
export function chromiumPath(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not run.`);
  }
  const found = findBrowser();
  if (found !== null) return found;
  for (const install of [installPackage, installOwn]) {
    install();
    const installed = findBrowser();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need Chromium and could not install it. Run “apt-get install chromium” as root, or ' +
      '“npx playwright-core install --with-deps chromium”, or set CHROME_PATH to a Chromium or Chrome.',
  );
}

function findBrowser(): string | null {
  return [...PLACES, chromium.executablePath()].find((path) => existsSync(path) && runs(path)) ?? null;
}

// Some systems have a file of that name that only tells how to install it.
function runs(path: string): boolean {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 60_000 }).status === 0;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

// With fonts: without any, Chinese text has no width that means something.
function installPackage(): void {
  if (!isRoot() || spawnSync('apt-get', ['--version']).status !== 0) return;
  say('Installing Chromium with apt-get…');
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}

function installOwn(): void {
  say('Installing Chromium with playwright-core…');
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const command = [join(dirname(manifest), 'cli.js'), 'install'];
  if (isRoot()) run(process.execPath, [...command, '--with-deps', 'chromium']);
  if (findBrowser() === null) run(process.execPath, [...command, 'chromium']);
}

function run(command: string, options: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, options, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 900_000 });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
