import type { Knex } from 'knex';

/** Rollups as charts ask for them: found by measure, then hour; and once more over all channels and versions. */
export async function up(knex: Knex): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  // One tree instead of two on SQLite: these rows are all key.
  const clustered = isPostgres ? '' : ' without rowid';
  const names = isPostgres ? 'text collate "C"' : 'text';
  await knex.raw('alter table rollups rename to rollups_by_hour');
  // The second of each is where a rebuild counts first.
  for (const table of ['rollups', 'rollups_shadow'])
    await knex.raw(`create table ${table} (
      flow ${names} not null, measure ${names} not null, hour bigint not null, a ${names} not null,
      b ${names} not null, region ${names} not null, channel ${names} not null, client_version ${names} not null,
      flow_version integer not null, value bigint not null,
      primary key (flow, measure, hour, a, b, region, channel, client_version, flow_version))${clustered}`);
  for (const table of ['rollup_sums', 'rollup_sums_shadow'])
    await knex.raw(`create table ${table} (
      flow ${names} not null, measure ${names} not null, block bigint not null, a ${names} not null,
      b ${names} not null, region ${names} not null, flow_version integer not null, value bigint not null,
      primary key (flow, measure, block, a, b, region, flow_version))${clustered}`);
  for (const table of ['rollup_times', 'rollup_times_shadow'])
    await knex.raw(`create table ${table} (
      flow ${names} not null, measure ${names} not null, block bigint not null, a ${names} not null,
      region ${names} not null, flow_version integer not null, counts text not null,
      primary key (flow, measure, block, a, region, flow_version))`);
  // Durations are not taken along: "npm run metrics -- rebuild" counts them, and what is new here, from the journeys.
  await knex.raw(`insert into rollups (flow, measure, hour, a, b, region, channel, client_version, flow_version, value)
    select flow, measure, hour, a, b, region, channel, client_version, flow_version, value
    from rollups_by_hour where measure <> 'pass_ms'`);
  await knex.raw(`insert into rollup_sums (flow, measure, block, a, b, region, flow_version, value)
    select flow, measure, hour - hour % 28800000, a, b, region, flow_version, sum(value)
    from rollups_by_hour where measure <> 'pass_ms'
    group by flow, measure, hour - hour % 28800000, a, b, region, flow_version`);
  await knex.schema.dropTable('rollups_by_hour');
  // What a chart opens: the stuck journeys of a flow, newest first, without reading the others.
  await knex.raw(`create index journeys_stuck on journeys
    (flow, started_at, id, stuck_at, region, channel, client_version, flow_version) where stuck_at is not null`);
  // Those that wait for an answer, and people of a region, likewise.
  await knex.raw(`create index journeys_silent_by_start on journeys
    (flow, started_at, silent_due_at, region, channel, client_version, flow_version) where silent_due_at is not null`);
  await knex.raw('drop index journeys_by_start');
  await knex.raw(`create index journeys_by_start on journeys
    (flow, started_at, previous_started_at, region, channel, client_version, flow_version)`);
  await knex.schema.alterTable('decisions', (t) => {
    t.index(['flow', 'decided_at'], 'decisions_by_flow');
    t.index(['decided_at'], 'decisions_by_time');
  });
  await knex.schema.createTable('annotations', (t) => {
    t.text('id').primary();
    t.text('flow');
    t.bigInteger('at').notNullable();
    t.text('kind').notNullable();
    t.text('title').notNullable();
    t.text('staff_id').notNullable();
    t.bigInteger('created_at').notNullable();
    t.index(['at', 'id']);
  });
  await knex.schema.createTable('alerts', (t) => {
    t.specificType('id', names).primary();
    t.text('flow').notNullable();
    t.text('series').notNullable();
    t.text('name').notNullable();
    t.text('region').notNullable();
    t.text('day').notNullable();
    t.bigInteger('from_at').notNullable();
    t.bigInteger('to_at').notNullable();
    t.integer('age_days').notNullable();
    t.integer('journeys').notNullable();
    t.integer('stuck').notNullable();
    t.double('mean').notNullable();
    t.double('low').notNullable();
    t.double('high').notNullable();
    t.text('segment');
    t.text('state').notNullable();
    t.bigInteger('created_at').notNullable();
    t.text('closed_by');
    t.bigInteger('closed_at');
    t.text('note');
    t.unique(['flow', 'series', 'name', 'day', 'age_days']);
    t.index(['state', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('alerts');
  await knex.schema.dropTable('annotations');
  await knex.schema.alterTable('decisions', (t) => {
    t.dropIndex([], 'decisions_by_flow');
    t.dropIndex([], 'decisions_by_time');
  });
  await knex.raw('drop index journeys_by_start');
  await knex.raw('create index journeys_by_start on journeys (flow, started_at, previous_started_at)');
  await knex.raw('drop index journeys_silent_by_start');
  await knex.raw('drop index journeys_stuck');
  for (const table of ['rollup_sums', 'rollup_times']) {
    await knex.schema.dropTable(table);
    await knex.schema.dropTable(`${table}_shadow`);
  }
  await knex.schema.dropTable('rollups_shadow');
  await knex.raw('alter table rollups rename to rollups_by_measure');
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
  await knex.raw(`insert into rollups (flow, flow_version, hour, channel, region, client_version, measure, a, b, value)
    select flow, flow_version, hour, channel, region, client_version, measure, a, b, value from rollups_by_measure`);
  await knex.schema.dropTable('rollups_by_measure');
}
