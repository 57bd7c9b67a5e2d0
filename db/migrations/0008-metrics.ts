import type { Knex } from 'knex';

/** Rollups as charts ask for them: found by measure, then hour; and once more over all channels and versions. */
export async function up(knex: Knex): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  // One tree instead of two on SQLite: these rows are all key.
  const clustered = isPostgres ? '' : ' without rowid';
  const names = isPostgres ? 'text collate "C"' : 'text';
  await knex.raw('alter table rollups rename to rollups_by_hour');
  await knex.raw(`create table rollups (
    flow ${names} not null, measure ${names} not null, hour bigint not null, a ${names} not null, b ${names} not null,
    region ${names} not null, channel ${names} not null, client_version ${names} not null,
    flow_version integer not null, value bigint not null,
    primary key (flow, measure, hour, a, b, region, channel, client_version, flow_version))${clustered}`);
  await knex.raw(`create table rollup_sums (
    flow ${names} not null, measure ${names} not null, hour bigint not null, a ${names} not null, b ${names} not null,
    region ${names} not null, flow_version integer not null, value bigint not null,
    primary key (flow, measure, hour, a, b, region, flow_version))${clustered}`);
  // A rebuild counts here first.
  for (const table of ['rollups', 'rollup_sums']) {
    const [columns, key] =
      table === 'rollups'
        ? [`channel ${names} not null, client_version ${names} not null, `, 'channel, client_version, ']
        : ['', ''];
    await knex.raw(`create table ${table}_shadow (
      flow ${names} not null, measure ${names} not null, hour bigint not null, a ${names} not null,
      b ${names} not null, region ${names} not null, ${columns}flow_version integer not null, value bigint not null,
      primary key (flow, measure, hour, a, b, region, ${key}flow_version))${clustered}`);
  }
  await knex.raw(`insert into rollups (flow, measure, hour, a, b, region, channel, client_version, flow_version, value)
    select flow, measure, hour, a, b, region, channel, client_version, flow_version, value from rollups_by_hour`);
  await knex.raw(`insert into rollup_sums (flow, measure, hour, a, b, region, flow_version, value)
    select flow, measure, hour, a, b, region, flow_version, sum(value) from rollups_by_hour
    group by flow, measure, hour, a, b, region, flow_version`);
  await knex.schema.dropTable('rollups_by_hour');
  // What a chart opens: the stuck journeys of a flow, newest first, without reading the others.
  await knex.raw(`create index journeys_stuck on journeys
    (flow, started_at, id, stuck_at, region, channel, client_version, flow_version) where stuck_at is not null`);
  await knex.schema.alterTable('decisions', (t) => t.index(['flow', 'decided_at'], 'decisions_by_flow'));
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
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('annotations');
  await knex.schema.alterTable('decisions', (t) => t.dropIndex([], 'decisions_by_flow'));
  await knex.raw('drop index journeys_stuck');
  for (const table of ['rollup_sums', 'rollup_sums_shadow', 'rollups_shadow'])
    await knex.schema.dropTable(table);
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
