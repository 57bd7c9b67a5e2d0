import type { Knex } from 'knex';

/** The command that is due first is found without looking at the others, however many wait. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('outbox', (t) => {
    t.dropIndex(['state', 'next_try_at']);
    t.index(['state', 'next_try_at', 'id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('outbox', (t) => {
    t.dropIndex(['state', 'next_try_at', 'id']);
    t.index(['state', 'next_try_at']);
  });
}
