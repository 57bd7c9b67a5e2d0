import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseKind } from '../contract/case-states.ts';
import type { Page } from '../contract/page.ts';
import type { Role, Staff, StaffInput } from '../contract/staff.ts';
import { pageOfRows } from '../platform/page-of-rows.ts';

/** One row of `staff` as it is stored; lists are JSON texts. */
export interface StaffRow {
  id: string;
  code: string;
  role: Role;
  team: string;
  regions: string;
  kinds: string;
  own_accounts: string;
  password_hash: string;
  failed_sign_ins: number;
  locked_until: number | null;
  disabled: number;
  created_at: number;
  last_seen_at: number | null;
  version: number;
}

/** Somebody of the staff with what only the server may know of them. */
export interface StaffPerson {
  staff: Staff;
  /** Accounts of their own and of those close to them. */
  ownAccounts: string[];
}

/** Somebody who may work, by code; null where nobody has it or they are disabled. Read at every use, never cached. */
export async function findStaffByCode(db: Reader, code: string): Promise<StaffPerson | null> {
  const row = await findStaffRow(db, code);
  return row === null || row.disabled === 1 ? null : personOf(row);
}

/** The whole row, disabled or not. */
export async function findStaffRow(db: Reader, code: string): Promise<StaffRow | null> {
  return (await db<StaffRow>('staff').where({ code }).first()) ?? null;
}

/** Everybody who may work; a support floor has hundreds of people, not millions. */
export async function listWorkingStaff(db: Reader): Promise<StaffPerson[]> {
  const rows = (await db<StaffRow>('staff').where({ disabled: 0 }).orderBy('code')) as StaffRow[];
  return rows.map(personOf);
}

/** The own accounts of everybody else in a person's team, also of those who may no longer work. */
export async function listTeamAccounts(db: Reader, { id, team }: Staff): Promise<string[]> {
  const rows = await db<StaffRow>('staff')
    .where({ team })
    .whereNot({ id })
    .whereNot({ own_accounts: '[]' })
    .select('own_accounts');
  return rows.flatMap((row) => JSON.parse(row.own_accounts) as string[]);
}

/** A page of the staff, by code. */
export async function listStaff(
  db: Reader,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<StaffRow>> {
  const rows = (await db<StaffRow>('staff')
    .modify((builder) => {
      if (query.cursor !== undefined) void builder.where('code', '>', query.cursor);
    })
    .orderBy('code')
    .limit(query.limit + 1)) as StaffRow[];
  return pageOfRows(rows, query.limit, (last) => last.code);
}

/** Adds a person; false where the code is taken. */
export async function insertStaff(
  tx: Tx,
  now: number,
  person: StaffInput & { id: string; passwordHash: string },
): Promise<boolean> {
  const inserted = await tx('staff')
    .insert({
      id: person.id,
      ...columnsOf(person),
      code: person.code,
      password_hash: person.passwordHash,
      created_at: now,
    })
    .onConflict('code')
    .ignore()
    .returning('id');
  return inserted.length === 1;
}

/** Changes a person where they are still as they were read; false where somebody else was first. */
export async function updateStaff(
  tx: Tx,
  row: Pick<StaffRow, 'id' | 'version'>,
  set: Partial<Omit<StaffRow, 'id' | 'code' | 'version'>>,
): Promise<boolean> {
  const { id, version } = row;
  return (
    (await tx('staff')
      .where({ id, version })
      .update({ ...set, version: version + 1 })) === 1
  );
}

/** The columns of what people of the staff are given. */
export function columnsOf(
  input: Omit<StaffInput, 'code'>,
): Pick<StaffRow, 'role' | 'team' | 'regions' | 'kinds' | 'own_accounts'> {
  return {
    role: input.role,
    team: input.team,
    regions: JSON.stringify(input.regions),
    kinds: JSON.stringify(input.kinds),
    own_accounts: JSON.stringify(input.ownAccounts),
  };
}

/** A row as the contract knows the person. */
export function personOf(row: StaffRow): StaffPerson {
  return {
    staff: {
      id: row.id,
      code: row.code,
      role: row.role,
      team: row.team,
      regions: JSON.parse(row.regions) as string[],
      kinds: JSON.parse(row.kinds) as CaseKind[],
    },
    ownAccounts: JSON.parse(row.own_accounts) as string[],
  };
}
