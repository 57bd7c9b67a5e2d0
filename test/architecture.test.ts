import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, type OwnImport, readImports } from './support/read-imports.ts';

// Low to high: a file imports from its own room or a lower one; rooms of equal height never from each other.
const SERVER_ORDER: readonly (readonly string[])[] = [
  ['server/contract'],
  ['db'],
  ['server/platform'],
  ['server/vault'],
  ['server/audit', 'server/outbox', 'server/rollups', 'server/timers'],
  ['server/staff', 'server/settings', 'server/keys'],
  ['server/flows', 'server/accounts'],
  ['server/journeys'],
  ['server/cases'],
  ['server/stuck', 'server/recoveries', 'server/phones', 'server/quality'],
  ['server/intake'],
  ['server/metrics', 'server/exports', 'server/reviews', 'server/retention'],
  ['server/http', 'server/jobs'],
  ['server/compose.ts'],
  ['server/cli', 'server/demo'],
  ['server/main.ts'],
];

const FEATURES = [
  'accounts',
  'audit',
  'brakes',
  'bulks',
  'cases',
  'deliveries',
  'exports',
  'flows',
  'keys',
  'metrics',
  'phones',
  'quality',
  'quarantine',
  'recoveries',
  'retention',
  'reviews',
  'settings',
  'staff',
  'stuck',
];
const CLIENT_ORDER: readonly (readonly string[])[] = [
  ['server/contract'],
  ['client/api'],
  ['client/ui'],
  ['client/catalogue'],
  FEATURES.map((feature) => `client/${feature}`),
  ['client/i18n'],
  ['client/app'],
  ['client/main.tsx'],
];

// The simulated platform is a stranger: of the server it may know the door alone.
const SANDBOX = 'server/sandbox';

function heightOf(
  path: string,
  order: readonly (readonly string[])[],
): { height: number; room: string } | null {
  for (const [height, rooms] of order.entries()) {
    const room = rooms.find((one) => path === one || path.startsWith(`${one}/`));
    if (room !== undefined) return { height, room };
  }
  return null;
}

function violations(imports: readonly OwnImport[], order: readonly (readonly string[])[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [source, target] = [heightOf(from, order), heightOf(to, order)];
    if (source === null) return [`${from} lies in no room`];
    if (target === null) return [`${from} imports ${to}, which it may not see`];
    if (source.room === target.room || target.height < source.height) return [];
    return [`${from} imports ${to}: ${source.room} may not see ${target.room}`];
  });
}

describe('The rooms of the server', () => {
  const imports = [...readImports('server'), ...readImports('db')].filter(
    ({ from }) => !from.startsWith(SANDBOX),
  );

  it('import one way only', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(violations(imports, SERVER_ORDER)).toEqual([]);
  });

  it('are held: a planted import upwards, or sideways, is found', () => {
    const upwards = importsOf('server/vault/mask.ts', "import { compose } from '../compose.ts';");
    const sideways = importsOf(
      'server/audit/seal-audit.ts',
      "import type { X } from '../outbox/outbox-row.ts';",
    );
    expect(violations([...upwards, ...sideways], SERVER_ORDER)).toHaveLength(2);
  });

  it('hide the server from the simulated platform, but for the door', () => {
    const seen = readImports(SANDBOX).filter(
      ({ to }) => !to.startsWith(SANDBOX) && !to.startsWith('server/contract'),
    );
    expect(seen).toEqual([]);
  });

  it('keep policies pure: they import the door and each other’s pure rules alone', () => {
    const policies = imports.filter(({ from }) => from.endsWith('-policy.ts'));
    expect(policies.length).toBeGreaterThan(0);
    const impure = policies.filter(
      ({ to }) => !to.startsWith('server/contract') && !to.endsWith('working-time.ts'),
    );
    expect(impure).toEqual([]);
  });
});

describe('The rooms of the client', () => {
  const imports = readImports('client');

  it('import one way only, and of the server the door alone', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(violations(imports, CLIENT_ORDER)).toEqual([]);
  });

  it('are held: a feature that imports another is found', () => {
    const planted = importsOf(
      'client/stuck/StuckPanel.tsx',
      "import { CaseList } from '../cases/CaseList.tsx';",
    );
    expect(violations(planted, CLIENT_ORDER)).toHaveLength(1);
  });
});

describe('Files', () => {
  it('are each one idea: none is longer than 300 lines', async () => {
    const { readFileSync } = await import('node:fs');
    const files = ['client', 'server', 'db', 'test'].flatMap(filesBelow);
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
