import type { Knex } from 'knex';

const OLD_INDEXES = [['account_id'], ['case_id'], ['actor'], ['action']];
// Each filter of the record's search walks one of these from its newest entry backwards.
const SEARCHED = ['account_id', 'case_id', 'actor', 'action', 'role', 'session_id', 'address'];

/** The record searched and proven, exports, reviews by auditors, holds and certificates. */
export async function up(knex: Knex): Promise<void> {
  const postgres = knex.client.config.client === 'pg';
  const code = postgres ? 'text collate "C"' : 'text';
  await knex.schema.alterTable('audit_entries', (t) => {
    for (const [column = ''] of OLD_INDEXES) t.dropIndex([column, 'id']);
    t.index(['at', 'id']);
    for (const column of SEARCHED) t.index([column, 'at', 'id']);
  });
  // What people typed, as words and pairs of Chinese characters; the rowid follows the order of writing.
  await knex.raw(
    `create table audit_words (rowid ${postgres ? 'bigserial' : 'integer'} primary key, words text not null, entry_id ${code} not null)`,
  );
  await knex.raw('create index audit_words_entry on audit_words (entry_id)');
  if (postgres)
    await knex.raw(`create index audit_words_found on audit_words using gin (to_tsvector('simple', words))`);
  else {
    await knex.raw(
      `create virtual table audit_words_found using fts5(words, content='audit_words', content_rowid='rowid')`,
    );
    await knex.raw(
      'create trigger audit_words_add after insert on audit_words begin insert into audit_words_found (rowid, words) values (new.rowid, new.words); end',
    );
    await knex.raw(
      `create trigger audit_words_drop after delete on audit_words begin insert into audit_words_found (audit_words_found, rowid, words) values ('delete', old.rowid, old.words); end`,
    );
  }
  // Roots of 1,024 leaves each: a cache that spares a proof from reading every leaf.
  await knex.schema.createTable('audit_tiles', (t) => {
    t.bigInteger('tile').primary();
    t.text('root').notNullable();
  });
  await knex.schema.createTable('saved_searches', (t) => {
    t.text('id').primary();
    t.text('staff_id').notNullable();
    t.text('name').notNullable();
    t.text('filter').notNullable();
    t.bigInteger('created_at').notNullable();
    t.unique(['staff_id', 'name']);
  });
  await knex.schema.createTable('exports', (t) => {
    t.increments('id');
    t.text('dataset').notNullable();
    t.text('request').notNullable();
    t.text('state').notNullable();
    t.integer('unmasked').notNullable();
    t.text('reason');
    t.text('staff_id').notNullable();
    t.text('session_id').notNullable();
    t.text('approver_id');
    t.bigInteger('created_at').notNullable();
    t.bigInteger('as_of');
    t.bigInteger('as_of_size');
    t.bigInteger('rows').notNullable().defaultTo(0);
    t.text('progress').notNullable();
    t.integer('attempts').notNullable().defaultTo(0);
    t.text('worker');
    t.bigInteger('lease_until');
    t.bigInteger('started_at');
    t.bigInteger('finished_at');
    t.bigInteger('expires_at');
    t.text('problem');
    t.text('sealed_key');
    t.text('manifest');
    t.index(['state', 'id']);
    t.index(['staff_id', 'id']);
  });
  await knex.schema.createTable('look_reviews', (t) => {
    t.specificType('entry_id', code).primary();
    t.text('verdict').notNullable();
    t.text('note');
    t.text('staff_id').notNullable();
    t.bigInteger('at').notNullable();
  });
  await knex.schema.createTable('odd_looks', (t) => {
    t.text('day').notNullable();
    t.text('actor').notNullable();
    t.text('account_id').notNullable();
    t.integer('looks').notNullable();
    t.integer('unassigned').notNullable();
    t.integer('without_action').notNullable();
    t.text('session_id');
    t.bigInteger('last_at').notNullable();
    t.text('closed_by');
    t.bigInteger('closed_at');
    t.text('note');
    t.primary(['day', 'actor', 'account_id']);
  });
  await knex.schema.createTable('look_days', (t) => {
    t.text('day').primary();
    t.bigInteger('listed_at').notNullable();
    t.integer('found').notNullable();
  });
  await knex.schema.createTable('holds', (t) => {
    t.text('id').primary();
    t.text('account_id').index();
    t.bigInteger('from_at');
    t.bigInteger('to_at');
    t.text('reason').notNullable();
    t.text('staff_id').notNullable();
    t.bigInteger('at').notNullable();
    t.text('released_by');
    t.text('released_reason');
    t.bigInteger('released_at');
  });
  await knex.schema.createTable('destructions', (t) => {
    t.text('id').primary();
    t.bigInteger('at').notNullable();
    t.text('certificate').notNullable();
    t.text('signature').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  // On PostgreSQL this is an index, which goes with its table.
  if (knex.client.config.client !== 'pg') await knex.schema.dropTable('audit_words_found');
  for (const table of [
    'destructions',
    'holds',
    'look_days',
    'odd_looks',
    'look_reviews',
    'exports',
    'saved_searches',
    'audit_tiles',
    'audit_words',
  ])
    await knex.schema.dropTable(table);
  await knex.schema.alterTable('audit_entries', (t) => {
    t.dropIndex(['at', 'id']);
    for (const column of SEARCHED) t.dropIndex([column, 'at', 'id']);
    for (const [column = ''] of OLD_INDEXES) t.index([column, 'id']);
  });
}
