import type { Knex } from 'knex';

const TABLES = ['audit_entries', 'audit_seals', 'audit_checkpoints'];

/** The record: entries that may be neither changed nor deleted, their seals, and the signed checkpoints. */
export async function up(knex: Knex): Promise<void> {
  const postgres = knex.client.config.client === 'pg';
  const code = postgres ? 'text collate "C"' : 'text';
  await knex.schema.createTable('audit_entries', (t) => {
    t.specificType('id', code).primary();
    t.bigInteger('at').notNullable();
    t.text('actor').notNullable();
    t.text('staff_id');
    t.text('role');
    t.text('session_id');
    t.text('address');
    t.text('action').notNullable();
    t.text('subject').notNullable();
    t.text('subject_id');
    t.text('account_id');
    t.integer('case_id');
    t.text('reason');
    t.text('before');
    t.text('after');
    t.text('request_id');
    t.index(['account_id', 'id']);
    t.index(['case_id', 'id']);
    t.index(['actor', 'id']);
    t.index(['action', 'id']);
  });
  await knex.schema.createTable('audit_pending', (t) => {
    t.specificType('entry_id', code).primary();
  });
  await knex.schema.createTable('audit_seals', (t) => {
    t.bigInteger('sequence').primary();
    t.specificType('entry_id', code).notNullable().unique();
    t.text('leaf_hash').notNullable();
  });
  await knex.schema.createTable('audit_checkpoints', (t) => {
    t.bigInteger('size').primary();
    t.text('root').notNullable();
    t.text('peaks').notNullable();
    t.bigInteger('at').notNullable();
    t.text('key_id').notNullable();
    t.text('signature').notNullable();
  });
  await knex.schema.createTable('audit_state', (t) => {
    t.text('name').primary();
    t.bigInteger('size').notNullable();
    t.text('peaks').notNullable();
    t.text('lease_holder');
    t.bigInteger('lease_until');
  });
  await knex('audit_state').insert({ name: 'sealer', size: 0, peaks: '[]' });
  if (postgres)
    await knex.raw(
      `create function audit_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the audit record is append-only'; end $$`,
    );
  for (const table of TABLES)
    for (const verb of ['update', 'delete'])
      await knex.raw(
        postgres
          ? `create trigger ${table}_no_${verb} before ${verb} on ${table} for each row execute function audit_is_append_only()`
          : `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, 'the audit record is append-only'); end`,
      );
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['audit_state', 'audit_checkpoints', 'audit_seals', 'audit_pending', 'audit_entries'])
    await knex.schema.dropTable(table);
  if (knex.client.config.client === 'pg') await knex.raw('drop function audit_is_append_only');
}
