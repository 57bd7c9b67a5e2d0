import type { Knex } from 'knex';

const collated = (knex: Knex): string => (knex.client.config.client === 'pg' ? 'text collate "C"' : 'text');

/** Phones: who has and had which number, what is asked about them, codes, steps at the platform, brakes, bulk files. */
export async function up(knex: Knex): Promise<void> {
  const code = collated(knex);
  await knex.schema.alterTable('accounts', (t) => {
    t.text('restrictions');
    t.text('ways_in');
  });
  await knex.schema.alterTable('journeys', (t) => {
    t.index(['account_id', 'started_at', 'id'], 'journeys_by_account');
  });
  await knex.schema.createTable('phone_bindings', (t) => {
    t.specificType('id', code).primary();
    t.text('account_id').notNullable();
    t.text('phone').notNullable();
    t.text('fingerprint').notNullable();
    t.text('state').notNullable();
    t.integer('is_current').notNullable();
    t.integer('holds').notNullable();
    t.bigInteger('bound_at').notNullable();
    t.bigInteger('verified_at');
    t.text('verified_by');
    t.bigInteger('trusted_since');
    t.bigInteger('released_at');
    t.text('release_reason');
    t.bigInteger('reassigned_at');
    t.text('source').notNullable();
    t.integer('case_id');
    t.index(['account_id', 'bound_at', 'id'], 'phone_bindings_by_account');
    t.index(['fingerprint', 'bound_at', 'id'], 'phone_bindings_by_number');
  });
  await knex.raw(
    'create unique index phone_bindings_current on phone_bindings (account_id) where is_current = 1',
  );
  // One holder of a number at a time: whoever comes second, on whatever server, is refused by the database.
  await knex.raw('create unique index phone_bindings_holder on phone_bindings (fingerprint) where holds = 1');
  await knex.schema.createTable('phone_requests', (t) => {
    t.integer('case_id').primary();
    t.text('request_id').notNullable().unique();
    t.text('account_id').notNullable();
    t.text('action').notNullable();
    t.text('origin').notNullable();
    t.bigInteger('opened_at').notNullable();
    t.specificType('old_binding_id', code);
    t.text('new_phone');
    t.text('new_fingerprint');
    t.text('device');
    t.text('trouble');
    t.integer('lost').notNullable().defaultTo(0);
    t.text('proof_by');
    t.bigInteger('proof_at');
    t.bigInteger('new_verified_at');
    t.integer('loss_accepted').notNullable().defaultTo(0);
    t.bigInteger('approved_at');
    t.bigInteger('effect_at');
    t.bigInteger('applied_at');
    t.bigInteger('reversed_at');
    t.integer('reversal_of');
    t.integer('reversal_case_id');
    t.index(['account_id', 'applied_at']);
    t.index(['new_fingerprint', 'opened_at']);
    t.index(['device', 'opened_at']);
  });
  await knex.schema.createTable('phone_steps', (t) => {
    t.specificType('command_id', code).primary();
    t.integer('case_id').notNullable();
    t.text('step').notNullable();
    t.text('state').notNullable();
    t.bigInteger('at').notNullable();
    t.bigInteger('settled_at');
    t.text('reason');
    t.text('of_command_id');
    t.text('fingerprint');
    t.index(['case_id', 'command_id']);
  });
  // While the platform is being told of a number, nobody else is given it.
  await knex.raw(
    "create unique index phone_steps_under_way on phone_steps (fingerprint) where state = 'told' and fingerprint is not null",
  );
  await knex.schema.createTable('phone_codes', (t) => {
    t.specificType('id', code).primary();
    t.integer('case_id').notNullable();
    t.text('account_id').notNullable();
    t.text('target').notNullable();
    t.text('fingerprint').notNullable();
    t.text('state').notNullable();
    t.bigInteger('asked_at').notNullable();
    t.bigInteger('sent_at');
    t.bigInteger('expires_at');
    t.integer('tries').notNullable().defaultTo(0);
    t.bigInteger('verified_at');
    t.index(['case_id', 'asked_at']);
    t.index(['fingerprint', 'asked_at']);
  });
  await knex.schema.createTable('phone_notices', (t) => {
    t.specificType('command_id', code).primary();
    t.integer('case_id').notNullable();
    t.text('moment').notNullable();
    t.text('channels').notNullable();
    t.bigInteger('at').notNullable();
    t.index(['case_id', 'at']);
  });
  await knex.schema.createTable('phone_acts', (t) => {
    t.specificType('id', code).primary();
    t.text('staff_id').notNullable();
    t.text('team').notNullable();
    t.integer('case_id').notNullable();
    t.text('account_id').notNullable();
    t.text('new_fingerprint');
    t.text('device');
    t.bigInteger('at').notNullable();
    t.index(['staff_id', 'at']);
    t.index(['team', 'at']);
    t.index(['staff_id', 'new_fingerprint']);
    t.index(['staff_id', 'device']);
  });
  await knex.schema.createTable('brakes', (t) => {
    t.specificType('id', code).primary();
    t.text('kind').notNullable();
    t.text('staff_id').notNullable();
    t.integer('case_id');
    t.text('account_id');
    t.integer('figure').notNullable();
    t.integer('limit').notNullable();
    t.text('earlier_cases').notNullable();
    t.bigInteger('held_at').notNullable();
    t.bigInteger('released_at');
    t.text('released_by');
    t.text('release_reason');
    t.index(['staff_id', 'released_at']);
    t.index(['case_id']);
  });
  await knex.raw('create index brakes_held on brakes (id) where released_at is null');
  await knex.schema.createTable('phone_bulks', (t) => {
    t.specificType('id', code).primary();
    t.text('state').notNullable();
    t.integer('rows').notNullable().defaultTo(0);
    t.text('counts').notNullable();
    t.integer('ready').notNullable().defaultTo(0);
    t.integer('worked').notNullable().defaultTo(0);
    t.integer('confirmed').notNullable().defaultTo(0);
    t.integer('next_row').notNullable().defaultTo(0);
    t.bigInteger('created_at').notNullable();
    t.text('created_by').notNullable();
    t.text('created_session').notNullable();
    t.bigInteger('proposed_at');
    t.text('reason');
    t.text('approved_by');
    t.bigInteger('approved_at');
    t.bigInteger('done_at');
    t.integer('version').notNullable().defaultTo(1);
    t.index(['state', 'id']);
  });
  await knex.schema.createTable('phone_bulk_rows', (t) => {
    t.specificType('bulk_id', code).notNullable();
    t.integer('row').notNullable();
    t.text('number').notNullable();
    t.text('fingerprint');
    t.bigInteger('reference_at');
    t.text('account_id');
    t.specificType('binding_id', code);
    t.text('verdict').notNullable();
    t.specificType('command_id', code);
    t.bigInteger('at');
    t.primary(['bulk_id', 'row']);
    t.index(['bulk_id', 'verdict', 'row']);
    t.index(['bulk_id', 'fingerprint']);
  });
  await knex.raw(
    'create index phone_bulk_rows_command on phone_bulk_rows (command_id) where command_id is not null',
  );
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'phone_bulk_rows',
    'phone_bulks',
    'brakes',
    'phone_acts',
    'phone_notices',
    'phone_codes',
    'phone_steps',
    'phone_requests',
    'phone_bindings',
  ])
    await knex.schema.dropTable(table);
  await knex.raw('drop index journeys_by_account');
  // Dropped one by one: a rebuild of a parent table would take its triggers and partial indexes away.
  for (const column of ['restrictions', 'ways_in'])
    await knex.raw('alter table accounts drop column ??', [column]);
}
