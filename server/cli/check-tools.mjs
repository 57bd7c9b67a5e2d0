// Before installing: says what is missing, and the command that mends it. Plain JavaScript, since nothing is installed.
import { spawnSync } from 'node:child_process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Unloop needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/\n`,
  );
  process.exit(1);
}

const missing = ['python3', 'make', 'g++'].filter(
  (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
);
if (missing.length > 0 && process.platform === 'linux')
  process.stderr.write(
    `Where no ready-made SQLite can be had for this machine it is compiled, and ${missing.join(', ')} is missing.\n` +
      'If the installation fails: apt-get install -y python3 make g++ (or your system’s equivalent), then try again.\n',
  );
