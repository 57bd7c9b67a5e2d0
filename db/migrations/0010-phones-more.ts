import type { Knex } from 'knex';

/**
 * Rows of files that failed are tried again, each with its reason; brakes hold whole teams, and bulk files count as acts;
 * a phone case knows the case that it was opened from.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('phone_bulks', (t) => {
    t.bigInteger('retried_at');
  });
  await knex.schema.alterTable('phone_bulk_rows', (t) => {
    t.text('reason');
  });
  await knex.schema.alterTable('brakes', (t) => {
    t.text('team');
  });
  await knex.schema.alterTable('cases', (t) => {
    t.integer('opened_from');
  });
  await knex.raw('create index cases_opened_from on cases (opened_from) where opened_from is not null');
  await createActs(knex, true);
}

export async function down(knex: Knex): Promise<void> {
  await createActs(knex, false);
  await knex.raw('drop index cases_opened_from');
  // Dropped one by one: a rebuild of a parent table would take its triggers and partial indexes away.
  for (const [table, column] of [
    ['cases', 'opened_from'],
    ['brakes', 'team'],
    ['phone_bulk_rows', 'reason'],
    ['phone_bulks', 'retried_at'],
  ])
    await knex.raw('alter table ?? drop column ??', [table ?? '', column ?? '']);
}

// Acts are counted over a day: those of before are not carried over.
async function createActs(knex: Knex, withBulks: boolean): Promise<void> {
  const code = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.dropTable('phone_acts');
  await knex.schema.createTable('phone_acts', (t) => {
    t.specificType('id', code).primary();
    t.text('staff_id').notNullable();
    t.text('team').notNullable();
    const caseId = t.integer('case_id');
    const accountId = t.text('account_id');
    if (withBulks) t.specificType('bulk_id', code);
    else for (const column of [caseId, accountId]) column.notNullable();
    t.text('new_fingerprint');
    t.text('device');
    t.bigInteger('at').notNullable();
    t.index(['staff_id', 'at']);
    t.index(['team', 'at']);
    t.index(['staff_id', 'new_fingerprint']);
    t.index(['staff_id', 'device']);
    if (withBulks) t.index(['at']);
  });
}
