import type { Database } from '../../db/connection.ts';
import type { StaffInput } from '../contract/staff.ts';
import { hashPassword } from './passwords.ts';
import { insertStaff, type StaffRow } from './staff-repository.ts';

type DemoPerson = StaffInput & { id: string; password: string };

const person = (code: string, role: StaffInput['role'], rest: Partial<StaffInput> = {}): DemoPerson => ({
  id: `demo-${code}`,
  password: `unloop-${code}`,
  code,
  role,
  team: 'south',
  regions: [],
  kinds: [],
  ownAccounts: [],
  ...rest,
});

/** The people of the demo data, two of each role that needs a second one. Their passwords are public. */
export const DEMO_STAFF: readonly DemoPerson[] = [
  person('A07', 'agent', { regions: ['CN-44', 'CN-11'] }),
  person('A08', 'agent', { team: 'north' }),
  person('S01', 'senior'),
  person('S02', 'senior', { team: 'north' }),
  // Of a third team: reviews blind what the other two decided and approved.
  person('S03', 'senior', { team: 'east' }),
  person('M01', 'manager'),
  person('M02', 'manager', { team: 'north' }),
  person('U01', 'auditor', { team: 'audit' }),
  person('U02', 'auditor', { team: 'audit' }),
  person('D01', 'admin', { team: 'operations' }),
  person('D02', 'admin', { team: 'operations' }),
];

/** Their ids, by which they are told from real people of the same code. */
export const DEMO_IDS: readonly string[] = DEMO_STAFF.map(({ id }) => id);

/** Adds those of the demo people who are missing; for demo data only. */
export async function addDemoStaff(db: Database, now: number): Promise<void> {
  const hashed = await Promise.all(
    DEMO_STAFF.map(async (one) => ({ ...one, passwordHash: await hashPassword(one.password) })),
  );
  await db.write(async (tx) => {
    for (const one of hashed) await insertStaff(tx, now, one);
  });
}

/** The demo people who can sign in here, for the sign-in page. */
export async function listDemoStaff(db: Database): Promise<DemoPerson[]> {
  const rows = await db.read<StaffRow>('staff').whereIn('id', DEMO_IDS).where({ disabled: 0 }).select('id');
  const present = new Set(rows.map(({ id }) => id));
  return DEMO_STAFF.filter(({ id }) => present.has(id));
}

/** Whether this person may work: not disabled, and where there is no demo, nobody whose password is public. */
export function mayUse(row: Pick<StaffRow, 'id' | 'disabled'>, demo: boolean): boolean {
  return row.disabled === 0 && (demo || !DEMO_IDS.includes(row.id));
}
