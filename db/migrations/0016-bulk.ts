import type { Knex } from 'knex';

const MARKS = ['new_fingerprint', 'device'];

/**
 * The command that is due first is found without looking at the others, however many wait; a new number or device is
 * found again whoever acted on it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('outbox', (t) => {
    t.dropIndex(['state', 'next_try_at']);
    t.index(['state', 'next_try_at', 'id']);
  });
  for (const mark of MARKS) {
    await knex.schema.alterTable('phone_acts', (t) => {
      t.dropIndex(['staff_id', mark]);
    });
    await knex.raw(
      `create index phone_acts_${mark}_index on phone_acts (${mark}, at) where ${mark} is not null`,
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const mark of MARKS) {
    await knex.raw(`drop index phone_acts_${mark}_index`);
    await knex.schema.alterTable('phone_acts', (t) => {
      t.index(['staff_id', mark]);
    });
  }
  await knex.schema.alterTable('outbox', (t) => {
    t.dropIndex(['state', 'next_try_at', 'id']);
    t.index(['state', 'next_try_at']);
  });
}
