import type { Knex } from 'knex';

/** What follows a recovery: probation, its reversal, the owner's lock, the new number, friends appointed beforehand. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('accounts', (t) => {
    t.bigInteger('restored_at');
    t.integer('no_assisted_change').notNullable().defaultTo(0);
  });
  await knex.schema.alterTable('relations', (t) => {
    t.bigInteger('appointed_at');
  });
  await knex.schema.alterTable('recoveries', (t) => {
    t.text('new_phone');
    t.text('new_phone_mark');
    t.text('prior_state');
    t.integer('reverse_case_id').index();
    t.bigInteger('reversed_at');
  });
  await knex.schema.alterTable('cases', (t) => {
    t.integer('risk');
    t.bigInteger('ends_at');
  });
  // Few kinds weigh risk: the others' cases are in neither index.
  await knex.raw('create index cases_by_risk on cases (state, risk, id) where risk is not null');
  await knex.raw('create index cases_all_risk on cases (risk, id) where risk is not null');
}

export async function down(knex: Knex): Promise<void> {
  // Dropped one by one: a rebuild of a parent table would take its triggers and partial indexes away.
  const dropped = {
    cases: ['risk', 'ends_at'],
    recoveries: ['new_phone', 'new_phone_mark', 'prior_state', 'reverse_case_id', 'reversed_at'],
    relations: ['appointed_at'],
    accounts: ['restored_at', 'no_assisted_change'],
  };
  await knex.schema.alterTable('recoveries', (t) => {
    t.dropIndex(['reverse_case_id']);
  });
  for (const index of ['cases_by_risk', 'cases_all_risk']) await knex.raw('drop index ??', [index]);
  for (const [table, columns] of Object.entries(dropped))
    for (const column of columns) await knex.raw('alter table ?? drop column ??', [table, column]);
}
