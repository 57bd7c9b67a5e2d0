import type { Knex } from 'knex';

const collated = (knex: Knex): string => (knex.client.config.client === 'pg' ? 'text collate "C"' : 'text');

/** Cases, what was decided, what was said to the platform, and what comes due. */
export async function up(knex: Knex): Promise<void> {
  const code = collated(knex);
  await knex.schema.createTable('cases', (t) => {
    t.increments('id');
    t.text('kind').notNullable();
    t.text('state').notNullable();
    t.integer('priority').notNullable();
    t.text('account_id').notNullable();
    t.text('flow');
    t.specificType('journey_id', code);
    t.text('region').notNullable();
    t.integer('laps').notNullable().defaultTo(0);
    t.integer('dead_loop').notNullable().defaultTo(0);
    t.text('short');
    t.bigInteger('stuck_at');
    t.specificType('stuck_event_id', code);
    t.text('stuck_step');
    t.text('stuck_reason');
    t.bigInteger('opened_at').notNullable();
    t.text('opened_by');
    t.text('opened_reason');
    t.bigInteger('due_at').notNullable();
    t.bigInteger('sla_left_ms');
    t.text('assignee_id');
    t.bigInteger('claimed_at');
    t.bigInteger('claim_until');
    t.bigInteger('active_ms').notNullable().defaultTo(0);
    t.text('offered_to');
    t.bigInteger('offered_until');
    t.integer('escalated').notNullable().defaultTo(0);
    t.bigInteger('parked_until');
    t.text('park_reason');
    t.text('decision_id');
    t.integer('reopened').notNullable().defaultTo(0);
    t.text('tags').notNullable();
    t.text('request_id').unique();
    t.bigInteger('closed_at');
    t.integer('version').notNullable().defaultTo(1);
    t.index(['state', 'priority', 'due_at', 'id'], 'cases_queue');
    t.index(['priority', 'due_at', 'id'], 'cases_all_queue');
    t.index(['state', 'opened_at', 'id'], 'cases_by_state_age');
    t.index(['opened_at', 'id'], 'cases_by_age');
    t.index(['account_id', 'id'], 'cases_by_account');
    t.index(['assignee_id', 'state', 'priority', 'due_at', 'id'], 'cases_by_assignee');
    t.index(['journey_id'], 'cases_by_journey');
  });
  await knex.schema.createTable('decisions', (t) => {
    t.specificType('id', code).primary();
    t.integer('case_id').notNullable().references('cases.id');
    t.text('type').notNullable();
    t.text('params').notNullable();
    t.text('reason').notNullable();
    t.text('note');
    t.text('status').notNullable();
    t.integer('second_person').notNullable();
    t.text('staff_id').notNullable();
    t.text('session_id').notNullable();
    t.bigInteger('decided_at').notNullable();
    t.bigInteger('undo_until').notNullable();
    t.text('approver_id');
    t.bigInteger('approved_at');
    t.text('question');
    t.text('command_id');
    t.text('flow');
    t.text('stuck_step');
    t.text('stuck_reason');
    t.text('evidence');
    t.bigInteger('escaped_at');
    t.text('idempotency_key').notNullable();
    t.text('request_hash').notNullable();
    t.unique(['staff_id', 'idempotency_key']);
    t.index(['case_id', 'decided_at']);
    t.index(['staff_id', 'decided_at']);
  });
  await knex.schema.createTable('what_works', (t) => {
    t.text('flow').notNullable();
    t.text('step').notNullable();
    t.text('reason').notNullable();
    t.text('type').notNullable();
    t.text('evidence').notNullable();
    t.integer('day').notNullable();
    t.integer('asked').notNullable();
    t.integer('escaped').notNullable();
    t.primary(['flow', 'step', 'reason', 'type', 'evidence', 'day']);
  });
  await knex.schema.createTable('case_actions', (t) => {
    t.specificType('id', code).primary();
    t.integer('case_id').notNullable().references('cases.id');
    t.bigInteger('at').notNullable();
    t.text('action').notNullable();
    t.text('staff_id');
    t.text('details').notNullable();
    t.index(['case_id', 'id']);
  });
  await knex.schema.createTable('case_notes', (t) => {
    t.specificType('id', code).primary();
    t.integer('case_id').notNullable().references('cases.id');
    t.text('staff_id').notNullable();
    t.bigInteger('at').notNullable();
    t.text('text').notNullable();
    t.index(['case_id', 'id']);
  });
  await knex.schema.createTable('case_access', (t) => {
    t.text('account_id').notNullable();
    t.text('staff_id').notNullable();
    t.integer('case_id').notNullable();
    t.primary(['account_id', 'staff_id', 'case_id']);
    t.index(['case_id']);
  });
  await knex.schema.createTable('platform_requests', (t) => {
    t.text('id').primary();
    t.text('kind').notNullable();
    t.text('account_id').notNullable();
    t.bigInteger('opened_at').notNullable();
    t.text('params').notNullable();
    t.text('content_hash').notNullable();
    t.integer('case_id');
    t.bigInteger('received_at').notNullable();
  });
  await knex.schema.createTable('objections', (t) => {
    t.text('request_id').notNullable();
    t.text('id').notNullable();
    t.text('channel').notNullable();
    t.bigInteger('at').notNullable();
    t.bigInteger('received_at').notNullable();
    t.primary(['request_id', 'id']);
  });
  await knex.schema.createTable('outbox', (t) => {
    t.specificType('id', code).primary();
    t.text('account_id').notNullable();
    t.integer('case_id');
    t.text('type').notNullable();
    t.text('body').notNullable();
    t.text('state').notNullable();
    t.integer('attempts').notNullable().defaultTo(0);
    t.bigInteger('next_try_at').notNullable();
    t.bigInteger('lease_until');
    t.bigInteger('created_at').notNullable();
    t.bigInteger('delivered_at');
    t.bigInteger('confirmed_at');
    t.integer('last_status');
    t.text('last_error');
    t.index(['state', 'next_try_at']);
    t.index(['account_id', 'state', 'id']);
    t.index(['state', 'id']);
    t.index(['case_id']);
  });
  await knex.schema.createTable('timers', (t) => {
    t.text('kind').notNullable();
    t.text('subject_id').notNullable();
    t.bigInteger('due_at').notNullable().index();
    t.primary(['kind', 'subject_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'timers',
    'outbox',
    'objections',
    'platform_requests',
    'case_access',
    'case_notes',
    'case_actions',
    'what_works',
    'decisions',
    'cases',
  ])
    await knex.schema.dropTable(table);
}
