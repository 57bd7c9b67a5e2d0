import type { Knex } from 'knex';

/**
 * All counts of an hour and place in one row, and whole days of them beside: charts read hundreds of rows instead of a
 * hundred thousand. What was counted before is not taken along: the server counts it from the journeys, day by day.
 */
export async function up(knex: Knex): Promise<void> {
  const names = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  for (const table of ['rollups', 'rollup_sums', 'rollup_times']) {
    await knex.schema.dropTable(table);
    await knex.schema.dropTable(`${table}_shadow`);
  }
  // The second is where a rebuild counts first.
  for (const table of ['rollups', 'rollups_shadow'])
    await knex.raw(`create table ${table} (
      flow ${names} not null, grain ${names} not null, starts_at bigint not null, region ${names} not null,
      channel ${names} not null, client_version ${names} not null, flow_version integer not null,
      journeys bigint not null, stuck bigint not null, counts text not null, times text not null,
      primary key (flow, grain, starts_at, region, channel, client_version, flow_version))`);
  // A figure's name once, its number in every row.
  await knex.schema.createTable('figure_names', (t) => {
    t.increments('id');
    t.specificType('name', names).notNullable().unique();
  });
  await knex.raw(`create table rollup_days (
    flow ${names} not null, day bigint not null, version bigint not null, summed bigint not null,
    primary key (flow, day))`);
  // Days that nobody has counted yet.
  await knex.raw(`insert into rollup_days (flow, day, version, summed)
    select distinct flow, started_at - (started_at - 57600000) % 86400000, 0, -1 from journeys`);
  await knex.raw('create index rollup_days_due on rollup_days (day) where summed <> version');
  // How a flow's cases came, went and waited, day by day.
  await knex.raw('create index cases_by_flow_age on cases (flow, opened_at, closed_at)');
  await knex.raw('create index cases_by_flow_end on cases (flow, closed_at, opened_at)');
  await knex.raw('create index cases_by_kind_age on cases (kind, opened_at)');
  for (const table of ['recoveries', 'phone_requests'])
    await knex.raw(`create index ${table}_reversed on ${table} (reversed_at) where reversed_at is not null`);
  // Who comes a second time: people are journeys without these.
  await knex.raw(`create index journeys_repeated on journeys
    (flow, previous_started_at, started_at, region, channel, client_version, flow_version)
    where previous_started_at is not null`);
}

export async function down(knex: Knex): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  const clustered = isPostgres ? '' : ' without rowid';
  const names = isPostgres ? 'text collate "C"' : 'text';
  for (const index of [
    'journeys_repeated',
    'cases_by_flow_age',
    'cases_by_flow_end',
    'cases_by_kind_age',
    'recoveries_reversed',
    'phone_requests_reversed',
  ])
    await knex.raw('drop index ??', [index]);
  for (const table of ['rollup_days', 'figure_names', 'rollups_shadow', 'rollups'])
    await knex.schema.dropTable(table);
  // By a name of its own: the migration before takes the usual one when it is taken back.
  for (const table of ['rollups', 'rollups_shadow'])
    await knex.raw(`create table ${table} (
      flow ${names} not null, measure ${names} not null, hour bigint not null, a ${names} not null,
      b ${names} not null, region ${names} not null, channel ${names} not null, client_version ${names} not null,
      flow_version integer not null, value bigint not null,
      constraint ${table}_by_measure_pkey primary key (flow, measure, hour, a, b, region, channel, client_version, flow_version))${clustered}`);
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
}
