import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that the console is tested in. */
    chromiumPath: string;
  }
}

/** Once a run: a browser, and the product as it is built for people. */
export default function setup(project: TestProject): void {
  project.provide('chromiumPath', chromiumPath());
  const built = spawnSync(process.execPath, ['server/cli/build-if-stale.mjs'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The product could not be built.');
}
