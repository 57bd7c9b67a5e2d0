import type { Knex } from 'knex';

/** A file that was taken waits in sealed pieces until each row has its verdict. */
export async function up(knex: Knex): Promise<void> {
  const code = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('phone_bulk_pieces', (t) => {
    t.specificType('bulk_id', code).notNullable();
    t.integer('piece').notNullable();
    t.text('lines').notNullable();
    t.primary(['bulk_id', 'piece']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('phone_bulk_pieces');
}
