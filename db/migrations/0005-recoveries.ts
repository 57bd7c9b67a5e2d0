import type { Knex } from 'knex';

const collated = (knex: Knex): string => (knex.client.config.client === 'pg' ? 'text collate "C"' : 'text');

/** Recoveries with the help of friends: who was named, who vouched, who was told, and what was objected. */
export async function up(knex: Knex): Promise<void> {
  const code = collated(knex);
  await knex.schema.createTable('recoveries', (t) => {
    t.text('request_id').primary();
    t.integer('case_id').notNullable().unique();
    t.text('account_id').notNullable();
    t.bigInteger('opened_at').notNullable();
    t.bigInteger('nominate_until').notNullable();
    t.text('second_method');
    t.text('device');
    t.text('network');
    t.bigInteger('approved_at');
    t.bigInteger('effect_at');
    t.bigInteger('restored_at');
    t.index(['account_id', 'restored_at']);
  });
  await knex.schema.createTable('recovery_friends', (t) => {
    t.text('request_id').notNullable();
    t.text('friend_id').notNullable();
    t.bigInteger('named_at').notNullable();
    t.integer('place').notNullable();
    t.primary(['request_id', 'friend_id']);
  });
  await knex.schema.createTable('vouches', (t) => {
    t.text('request_id').notNullable();
    t.text('voucher_id').notNullable();
    t.text('account_id').notNullable();
    t.text('verdict').notNullable();
    t.bigInteger('at').notNullable();
    t.specificType('event_id', code).notNullable();
    t.text('device');
    t.text('network');
    t.primary(['request_id', 'voucher_id']);
    t.index(['voucher_id', 'at']);
    t.index(['account_id', 'at']);
  });
  await knex.schema.createTable('recovery_notices', (t) => {
    t.text('command_id').primary();
    t.text('request_id').notNullable();
    t.text('moment').notNullable();
    t.text('channels').notNullable();
    t.bigInteger('at').notNullable();
    t.index(['request_id', 'at']);
  });
  await knex.schema.createTable('collusion_accounts', (t) => {
    t.integer('case_id').notNullable();
    t.text('request_id').notNullable().index();
    t.text('shape').notNullable();
    t.text('account_id').notNullable().index();
    t.primary(['case_id', 'shape', 'account_id']);
  });
  await knex.schema.createTable('case_accounts', (t) => {
    t.integer('case_id').notNullable();
    t.text('account_id').notNullable();
    t.primary(['case_id', 'account_id']);
  });
  await knex.schema.alterTable('objections', (t) => {
    t.integer('case_id').index();
    t.bigInteger('overruled_at');
  });
  await knex.raw('create index events_by_request on events (request_id) where request_id is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index events_by_request');
  await knex.schema.alterTable('objections', (t) => {
    t.dropIndex(['case_id']);
    t.dropColumns('case_id', 'overruled_at');
  });
  for (const table of [
    'case_accounts',
    'collusion_accounts',
    'recovery_notices',
    'vouches',
    'recovery_friends',
    'recoveries',
  ])
    await knex.schema.dropTable(table);
}
