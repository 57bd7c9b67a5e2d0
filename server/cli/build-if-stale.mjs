// Builds the server and the console where they are missing or older than their sources. Plain JavaScript on purpose:
// it must run before anything is built.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);

/** Newest change below a file or folder, in ms. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(output, sources) {
  const file = join(root, output);
  if (!existsSync(file)) return true;
  const built = statSync(file).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

function run(binary, ...options) {
  const result = spawnSync(process.execPath, [binary, ...options], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** A package's command, found where npm put it. */
function binaryOf(name, command) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

if (isStale('.build/server/main.js', ['server', 'db', 'package-lock.json'])) {
  process.stdout.write('Building the server…\n');
  // The compiler leaves what is up to date alone, also its time: a fresh build is dated anew.
  rmSync(join(root, '.build/server.tsbuildinfo'), { force: true });
  run(binaryOf('typescript', 'tsc'), '-b', 'server');
}
if (isStale('.build/web/index.html', ['client', 'server/contract', 'vite.config.ts', 'package-lock.json'])) {
  process.stdout.write('Building the console…\n');
  run(binaryOf('vite', 'vite'), 'build', '--logLevel', 'warn');
}
