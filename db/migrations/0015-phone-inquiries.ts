import type { Knex } from 'knex';

/** What the platform was asked about a phone: to repair its record of the account, or to fetch a carrier's report. */
export async function up(knex: Knex): Promise<void> {
  const code = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('phone_inquiries', (t) => {
    t.specificType('command_id', code).primary();
    t.integer('case_id').notNullable();
    t.text('about').notNullable();
    t.text('account_id').notNullable();
    t.text('fingerprint');
    t.text('asked_by').notNullable();
    t.bigInteger('asked_at').notNullable();
    t.text('state').notNullable();
    t.bigInteger('settled_at');
    t.text('reason');
    t.index(['case_id', 'asked_at']);
    t.index(['account_id', 'asked_at']);
    t.index(['asked_by', 'asked_at']);
  });
  // Every record of the platform's is looked up here: what waits for an answer is little.
  await knex.raw(
    "create index phone_inquiries_waiting on phone_inquiries (account_id) where state = 'asked'",
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('phone_inquiries');
}
