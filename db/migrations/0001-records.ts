import type { Knex } from 'knex';

/** Staff and sessions, settings, keys of the platform, accounts and what protects their data. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('staff', (t) => {
    t.text('id').primary();
    t.text('code').notNullable().unique();
    t.text('role').notNullable();
    t.text('team').notNullable().defaultTo('');
    t.text('regions').notNullable();
    t.text('kinds').notNullable();
    t.text('own_accounts').notNullable();
    t.text('password_hash').notNullable();
    t.integer('failed_sign_ins').notNullable().defaultTo(0);
    t.bigInteger('locked_until');
    t.integer('disabled').notNullable().defaultTo(0);
    t.bigInteger('created_at').notNullable();
    t.bigInteger('last_seen_at');
    t.integer('version').notNullable().defaultTo(1);
  });
  await knex.schema.createTable('sessions', (t) => {
    t.text('token_hash').primary();
    t.text('id').notNullable();
    t.text('staff_id').notNullable().references('staff.id').onDelete('CASCADE');
    t.bigInteger('created_at').notNullable();
    t.bigInteger('expires_at').notNullable().index();
    t.bigInteger('seen_at').notNullable();
    t.index(['staff_id']);
  });
  await knex.schema.createTable('settings', (t) => {
    t.text('name').primary();
    t.text('value').notNullable();
    t.integer('version').notNullable();
    t.bigInteger('updated_at').notNullable();
  });
  await knex.schema.createTable('api_keys', (t) => {
    t.text('id').primary();
    t.text('name').notNullable();
    t.text('scopes').notNullable();
    t.text('secret').notNullable();
    t.text('addresses').notNullable();
    t.bigInteger('created_at').notNullable();
    t.bigInteger('expires_at');
    t.bigInteger('revoked_at');
    t.bigInteger('last_used_at');
  });
  await knex.schema.createTable('received_requests', (t) => {
    t.text('key_id').notNullable();
    t.text('webhook_id').notNullable();
    t.bigInteger('timestamp').notNullable();
    t.text('body_hash').notNullable();
    t.bigInteger('received_at').notNullable().index();
    t.primary(['key_id', 'webhook_id']);
  });
  await knex.schema.createTable('account_keys', (t) => {
    t.text('account_id').primary();
    t.text('wrapped').notNullable();
  });
  await knex.schema.createTable('accounts', (t) => {
    t.text('account_id').primary();
    t.text('state');
    t.text('gate');
    t.text('nickname');
    t.text('name');
    t.text('phone');
    t.text('phone_state');
    t.text('phone_proven_by');
    t.bigInteger('phone_verified_at');
    t.text('real_name');
    t.bigInteger('registered_at');
    t.text('region');
    t.bigInteger('updated_at').notNullable();
  });
  await knex.schema.createTable('fingerprints', (t) => {
    t.text('field').notNullable();
    t.text('fingerprint').notNullable();
    t.text('account_id').notNullable();
    t.bigInteger('last_seen_at').notNullable();
    t.primary(['field', 'fingerprint', 'account_id']);
    t.index(['account_id', 'field']);
  });
  await knex.schema.createTable('relations', (t) => {
    t.text('kind').notNullable();
    t.text('account_id').notNullable();
    t.text('other').notNullable();
    t.bigInteger('since').notNullable();
    t.bigInteger('until');
    t.text('details');
    t.primary(['kind', 'account_id', 'other']);
    t.index(['other', 'kind']);
  });
  await knex.schema.createTable('account_searches', (t) => {
    t.text('staff_id').notNullable();
    t.text('account_id').notNullable();
    t.bigInteger('at').notNullable();
    t.primary(['staff_id', 'account_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'account_searches',
    'relations',
    'fingerprints',
    'accounts',
    'account_keys',
    'received_requests',
    'api_keys',
    'settings',
    'sessions',
    'staff',
  ])
    await knex.schema.dropTable(table);
}
