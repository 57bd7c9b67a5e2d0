import type { Knex } from 'knex';

/** What became of each decision in the days after it, and of each wait in which the owner can object. */
export async function up(knex: Knex): Promise<void> {
  const code = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('decision_outcomes', (t) => {
    t.specificType('decision_id', code).primary();
    t.integer('case_id').notNullable();
    t.text('flow');
    t.text('region').notNullable();
    t.text('staff_id').notNullable();
    t.bigInteger('decided_at').notNullable();
    // The quarter of an hour in which it was: charts are grouped by these.
    t.bigInteger('quarter_at').notNullable();
    // After how many days it was looked at.
    t.integer('days').notNullable();
    // 1 for a case's first decision.
    t.integer('is_first').notNullable();
    t.text('ending').notNullable();
    t.index(
      ['flow', 'is_first', 'quarter_at', 'decided_at', 'region', 'ending'],
      'decision_outcomes_by_quarter',
    );
    t.index(['flow', 'is_first', 'decided_at', 'decision_id'], 'decision_outcomes_by_flow');
    t.index(['decided_at', 'staff_id', 'region', 'ending'], 'decision_outcomes_by_time');
    t.index(['days'], 'decision_outcomes_by_days');
  });
  // 1 once what became of it is written down.
  await knex.raw('alter table decisions add column settled integer not null default 0');
  for (const column of ['cooling_from', 'cooling_until', 'objected_at'])
    await knex.raw('alter table decisions add column ?? bigint', [column]);
  await knex.raw('create index decisions_to_settle on decisions (decided_at, id) where settled = 0');
  await knex.raw(
    `create index decisions_cooled on decisions (cooling_from, id, cooling_until, objected_at, case_id)
      where cooling_from is not null`,
  );
  // Of the last decision, so that a chart of many cases needs no look at each one's.
  await knex.raw('alter table cases add column decided_at bigint');
  await knex.raw(`update cases set decided_at = (select decided_at from decisions where decisions.id = cases.decision_id)
    where decision_id is not null`);
  // By quarters of an hour, in whose order charts count; every zone's midnight is the start of one.
  await knex.raw(`create index cases_by_flow_opened on cases (flow, (opened_at - opened_at % 900000), state, region,
    kind, opened_at, decided_at, closed_at, due_at)`);
  await knex.raw(`create index cases_by_flow_closed on cases (flow, (closed_at - closed_at % 900000), state, region,
    kind, closed_at)`);
}

export async function down(knex: Knex): Promise<void> {
  for (const index of [
    'decisions_to_settle',
    'decisions_cooled',
    'cases_by_flow_opened',
    'cases_by_flow_closed',
  ])
    await knex.raw('drop index ??', [index]);
  await knex.raw('alter table cases drop column decided_at');
  for (const column of ['settled', 'cooling_from', 'cooling_until', 'objected_at'])
    await knex.raw('alter table decisions drop column ??', [column]);
  await knex.schema.dropTable('decision_outcomes');
}
