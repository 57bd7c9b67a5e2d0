import type { Knex } from 'knex';

/** Journeys whose events were destroyed, exports by the account they are about, and what a witness was told when. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('journeys', (t) => {
    t.integer('events_kept').notNullable().defaultTo(1);
  });
  // What is past its time is found here; a journey is written into it once, not with each of its events.
  await knex.raw('create index journeys_with_events on journeys (started_at, id) where events_kept = 1');
  await knex.schema.alterTable('exports', (t) => {
    t.text('account_id');
  });
  await knex.schema.createTable('witness_reports', (t) => {
    t.text('name').primary();
    t.bigInteger('told_at');
    t.bigInteger('failing_since');
    t.text('problem');
    t.integer('status');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('witness_reports');
  await knex.raw('alter table exports drop column account_id');
  await knex.raw('drop index journeys_with_events');
  await knex.raw('alter table journeys drop column events_kept');
}
