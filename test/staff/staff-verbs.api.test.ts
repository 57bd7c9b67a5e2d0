import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/connection.ts';
import type { Role } from '../../server/contract/staff.ts';
import { systemActor } from '../../server/platform/actor.ts';
import { createStaff } from '../../server/staff/create-staff.ts';
import { disableStaff } from '../../server/staff/disable-staff.ts';
import { addDemoStaff } from '../../server/staff/demo-staff.ts';
import { resetStaff } from '../../server/staff/reset-staff.ts';
import { proveApprover } from '../../server/staff/second-admin.ts';
import type { StaffDeps } from '../../server/staff/sessions.ts';
import { setStaff } from '../../server/staff/set-staff.ts';
import { findStaffByCode } from '../../server/staff/staff-repository.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { TEST_NOW } from '../support/test-server.ts';

const cli = systemActor('cli');

describeOnEachDatabase('people of the staff', (open) => {
  let db: Database;
  let deps: StaffDeps;
  beforeEach(async () => {
    db = await open();
    deps = { db, clock: () => TEST_NOW, demo: false };
  });

  const create = (code: string, role: Role, approver: string | null = null) =>
    createStaff(
      deps,
      cli,
      { code, role, team: '', regions: ['CN-44'], kinds: [], ownAccounts: ['123'] },
      approver,
    );
  const record = async () =>
    (await db.read('audit_entries').orderBy('id')).map(({ action, before, after }) => ({
      action,
      before: JSON.parse(before ?? 'null'),
      after: JSON.parse(after ?? 'null'),
    }));

  test('what changes is on the record as it was and as it is, without the password', async () => {
    await create('A07', 'agent');
    await setStaff(deps, cli, 'A07', { regions: [], team: 'south' }, null);
    await resetStaff(deps, cli, 'A07', null);
    const entries = await record();
    expect(entries.map(({ action }) => action)).toEqual(['staff.create', 'staff.set', 'staff.reset']);
    expect(entries[0]?.after).toMatchObject({ code: 'A07', role: 'agent', ownAccounts: ['123'] });
    expect(entries[1]).toMatchObject({
      before: { regions: ['CN-44'], team: '' },
      after: { regions: [], team: 'south', role: 'agent', ownAccounts: ['123'] },
    });
    expect(JSON.stringify(entries)).not.toContain('argon2');
  });

  test('nobody takes a code that somebody has', async () => {
    await create('A07', 'agent');
    await expect(create('A07', 'senior')).rejects.toMatchObject({ code: 'code_taken' });
    await expect(setStaff(deps, cli, 'A99', { team: '' }, null)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('work is given only to who may still work', async () => {
    const { id } = await create('A07', 'agent');
    expect(await findStaffByCode(db.read, 'A07')).toMatchObject({ staff: { id }, ownAccounts: ['123'] });
    await disableStaff(deps, cli, 'A07', null);
    expect(await findStaffByCode(db.read, 'A07')).toBeNull();
    await resetStaff(deps, cli, 'A07', null);
    expect(await findStaffByCode(db.read, 'A07')).not.toBeNull();
  });

  test('two admins make the end of granting roles alone', async () => {
    const refused = { code: 'second_admin_required' };
    await addDemoStaff(db, TEST_NOW);
    await create('X01', 'admin');
    await create('X02', 'admin');
    await create('A11', 'agent', 'X01');
    await expect(create('A12', 'agent')).rejects.toMatchObject(refused);
    await expect(setStaff(deps, cli, 'A11', { role: 'senior' }, null)).rejects.toMatchObject(refused);
    await expect(resetStaff(deps, cli, 'X02', null)).rejects.toMatchObject(refused);
    await expect(disableStaff(deps, cli, 'X02', null)).rejects.toMatchObject(refused);
    // What grants nothing needs nobody else.
    await setStaff(deps, cli, 'A11', { team: 'south' }, null);
    await resetStaff(deps, cli, 'A11', null);
    await setStaff(deps, cli, 'A11', { role: 'senior' }, 'X02');
    expect((await record()).at(-1)?.after).toMatchObject({ role: 'senior', approvedBy: 'X02' });
  });

  test('nobody approves a change of themselves, and no agent or demo admin approves at all', async () => {
    await addDemoStaff(db, TEST_NOW);
    await create('X01', 'admin');
    await create('A11', 'agent');
    await create('X02', 'admin');
    for (const approver of ['X02', 'A11', 'D01', 'X99'])
      await expect(resetStaff(deps, cli, 'X02', approver)).rejects.toMatchObject({
        code: 'second_admin_required',
      });
    await expect(resetStaff(deps, cli, 'X02', 'X01')).resolves.toMatchObject({ code: 'X02' });
  });

  test('who approves proves it by their password, and is locked out like anybody', async () => {
    const { password } = await create('X01', 'admin');
    const prove = (guess: string) => proveApprover(deps, cli, { code: 'X01', password: guess });
    for (let guess = 1; guess <= 4; guess += 1)
      await expect(prove('guess')).rejects.toMatchObject({ code: 'bad_credentials' });
    expect(await prove(password)).toBe('X01');
    for (let guess = 1; guess <= 5; guess += 1)
      await expect(prove('guess')).rejects.toMatchObject({ code: 'bad_credentials' });
    await expect(prove(password)).rejects.toMatchObject({ code: 'locked_out' });
  });
});
