import type { Knex } from 'knex';

const collated = (knex: Knex): string => (knex.client.config.client === 'pg' ? 'text collate "C"' : 'text');

/** Flows, events, journeys, their rollups, and what could not be taken. */
export async function up(knex: Knex): Promise<void> {
  const code = collated(knex);
  await knex.schema.createTable('flows', (t) => {
    t.text('name').primary();
    t.integer('version').notNullable();
    t.text('definition').notNullable();
    // Kept apart, for lists that show a flow's name in every row.
    t.text('titles').notNullable();
    t.bigInteger('updated_at').notNullable();
  });
  await knex.schema.createTable('flow_versions', (t) => {
    t.text('flow').notNullable();
    t.integer('version').notNullable();
    t.text('definition').notNullable();
    t.bigInteger('in_force_from').notNullable();
    t.primary(['flow', 'version']);
  });
  await knex.schema.createTable('undeclared_names', (t) => {
    t.text('flow').notNullable();
    t.text('step').notNullable();
    t.text('kind').notNullable();
    t.text('name').notNullable();
    t.bigInteger('first_seen_at').notNullable();
    t.primary(['flow', 'step', 'kind', 'name']);
  });
  await knex.schema.createTable('events', (t) => {
    t.specificType('id', code).primary();
    t.text('account_id').notNullable();
    t.text('flow').notNullable();
    t.text('step').notNullable();
    t.text('outcome').notNullable();
    t.text('reason');
    t.bigInteger('occurred_at').notNullable();
    t.bigInteger('received_at').notNullable();
    t.text('content_hash').notNullable();
    t.text('evidence');
    t.text('submission_id');
    t.text('channel');
    t.text('client_version');
    t.text('region');
    t.text('command_id');
    t.text('request_id');
    t.text('related_account_id');
    t.text('sealed');
    t.index(['account_id', 'flow', 'occurred_at', 'id'], 'events_by_pair');
  });
  await knex.schema.createTable('journeys', (t) => {
    t.specificType('id', code).primary();
    t.text('account_id').notNullable();
    t.text('flow').notNullable();
    t.integer('flow_version').notNullable();
    t.bigInteger('started_at').notNullable();
    t.specificType('first_event_id', code).notNullable();
    t.bigInteger('last_at').notNullable();
    t.text('outcome').notNullable();
    t.integer('laps').notNullable();
    t.bigInteger('stuck_at');
    t.specificType('stuck_event_id', code);
    t.bigInteger('silent_due_at');
    t.bigInteger('previous_started_at');
    t.integer('decided').notNullable().defaultTo(0);
    t.integer('is_tail').notNullable();
    t.text('channel').notNullable();
    t.text('region').notNullable();
    t.text('client_version').notNullable();
    t.text('state').notNullable();
    t.index(['account_id', 'flow', 'started_at', 'first_event_id'], 'journeys_by_pair');
    t.index(['flow', 'started_at', 'previous_started_at'], 'journeys_by_start');
  });
  await knex.raw('create unique index journeys_tail on journeys (account_id, flow) where is_tail = 1');
  await knex.raw('create index journeys_silent on journeys (silent_due_at) where silent_due_at is not null');
  await knex.schema.createTable('rollups', (t) => {
    t.text('flow').notNullable();
    t.integer('flow_version').notNullable();
    t.bigInteger('hour').notNullable();
    t.text('channel').notNullable();
    t.text('region').notNullable();
    t.text('client_version').notNullable();
    t.text('measure').notNullable();
    t.text('a').notNullable();
    t.text('b').notNullable();
    t.bigInteger('value').notNullable();
    t.primary(['flow', 'hour', 'measure', 'a', 'b', 'channel', 'region', 'client_version', 'flow_version']);
  });
  await knex.schema.createTable('quarantine', (t) => {
    t.specificType('id', code).primary();
    t.bigInteger('received_at').notNullable();
    t.text('event_id');
    t.text('account_id');
    t.text('flow');
    t.text('step');
    t.text('code').notNullable();
    t.text('detail').notNullable();
    t.text('payload').notNullable();
    t.text('state').notNullable();
    t.text('source').notNullable();
    t.index(['state', 'id']);
    t.index(['code', 'id']);
  });
  await knex.schema.createTable('ingest_runs', (t) => {
    t.text('fingerprint').primary();
    t.text('file').notNullable();
    t.bigInteger('rows').notNullable();
    t.bigInteger('accepted').notNullable();
    t.bigInteger('duplicate').notNullable();
    t.bigInteger('rejected').notNullable();
    t.bigInteger('updated_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'ingest_runs',
    'quarantine',
    'rollups',
    'journeys',
    'events',
    'undeclared_names',
    'flow_versions',
    'flows',
  ])
    await knex.schema.dropTable(table);
}
