import { migrate, rollback } from '../../db/migrate.ts';
import { shipFlows } from '../flows/ship-flows.ts';
import { storeSetting } from '../settings/setting-store.ts';
import { addDemoStaff, listDemoStaff } from '../staff/demo-staff.ts';
import type { DemoDeps } from './demo-deps.ts';
import { fillDemo } from './fill-demo.ts';
import { startDemoSandbox } from './start-demo-sandbox.ts';
import { welcome } from './welcome.ts';

/** A server with demo data. */
export interface Demo {
  /** Starts the simulated platform against the server at this address, with a key and webhook of its own. */
  startSandbox(address: string): Promise<{ stop(): Promise<void> }>;
  /** What is printed once the server listens: its address and one sign-in of each role. */
  welcome(address: string): string;
}

/** What the demo keeps in `settings`. */
const MARK = 'demo';

/**
 * Fills an empty database with demo data and demo people; one that holds anything stays as it is. Null where the demo
 * is switched off, or the database is somebody's own.
 */
export async function prepareDemo(deps: DemoDeps): Promise<Demo | null> {
  if (!deps.config.demo) return null;
  const interrupted = (await findMark(deps)) === 'filling';
  if (interrupted) await startOver(deps);
  if (interrupted || (await isUntouched(deps))) await fill(deps);
  const people = await listDemoStaff(deps.db);
  if (people.length === 0) return null;
  return {
    startSandbox: (address) => startDemoSandbox(deps, address),
    welcome: (address) => welcome(address, people),
  };
}

// The start that was making the data was killed; nobody has worked on it, since nothing is served before it is whole.
async function startOver({ db, clock, logger }: DemoDeps): Promise<void> {
  logger.warn('the start that made the demo data was interrupted: making it anew');
  while ((await rollback(db)).length > 0);
  await migrate(db);
  await shipFlows(db, clock());
}

async function fill(deps: DemoDeps): Promise<void> {
  const { db, clock, config } = deps;
  await mark(deps, 'filling');
  await addDemoStaff(db, clock());
  process.stdout.write(`Making demo data for ${config.demoAccounts} accounts, once:\n`);
  let shown = 0;
  // Every commit waits for the disk otherwise, and nothing here is anybody's decision yet.
  await setSynchronous(deps, 'NORMAL');
  await fillDemo(deps, (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths <= shown) return;
    shown = tenths;
    process.stdout.write(`${tenths * 10}%${tenths === 10 ? '\n' : ' '}`);
  });
  await setSynchronous(deps, 'FULL');
  await mark(deps, 'filled');
}

async function setSynchronous({ db }: DemoDeps, mode: 'NORMAL' | 'FULL'): Promise<void> {
  if (db.dialect === 'sqlite') await db.writer.raw(`PRAGMA synchronous = ${mode}`);
}

// Neither accounts, events nor people, and never filled before.
async function isUntouched({ db }: DemoDeps): Promise<boolean> {
  for (const table of ['accounts', 'events', 'staff'])
    if ((await db.read(table).first('*')) !== undefined) return false;
  return true;
}

async function findMark({ db }: DemoDeps): Promise<string | null> {
  const row = await db.read('settings').where({ name: MARK }).first<{ value: string } | undefined>('value');
  return row === undefined ? null : (JSON.parse(row.value) as { state: string }).state;
}

async function mark({ db, clock }: DemoDeps, state: 'filling' | 'filled'): Promise<void> {
  await db.write((tx) => storeSetting(tx, clock(), MARK, JSON.stringify({ state })));
}
