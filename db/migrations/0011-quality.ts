import type { Knex } from 'knex';

/** Blind review: what deciders saw, what was drawn with which chance, who may not know what, and what came of it. */
export async function up(knex: Knex): Promise<void> {
  const code = knex.client.config.client === 'pg' ? 'text collate "C"' : 'text';
  await knex.schema.createTable('decision_stories', (t) => {
    t.specificType('decision_id', code).primary();
    t.text('account_id').notNullable();
    // Sealed under the account's key.
    t.text('story').notNullable();
    t.bigInteger('kept_at').notNullable();
    // 1 once the draw has looked at it and kept it for a review.
    t.integer('drawn').notNullable().defaultTo(0);
    t.index(['drawn', 'kept_at', 'decision_id'], 'decision_stories_to_draw');
    t.index(['account_id'], 'decision_stories_by_account');
  });
  await knex.schema.createTable('quality_draws', (t) => {
    t.specificType('id', code).primary();
    t.bigInteger('at').notNullable();
    t.text('seed').notNullable();
    t.text('shares').notNullable();
    t.text('carry_before').notNullable();
    t.text('carry_after').notNullable();
  });
  await knex.schema.createTable('quality_frame', (t) => {
    t.specificType('decision_id', code).primary();
    t.specificType('draw_id', code).notNullable().references('quality_draws.id');
    t.text('stratum').notNullable();
    t.integer('risk').notNullable();
    t.double('chance').notNullable();
    t.integer('sampled').notNullable();
    t.index(['draw_id']);
  });
  // What the page counts, without reading the frame.
  await knex.schema.createTable('quality_drawn', (t) => {
    t.bigInteger('day').notNullable();
    t.text('region').notNullable();
    t.text('stratum').notNullable();
    t.integer('closed').notNullable();
    t.integer('sampled').notNullable();
    t.primary(['day', 'region', 'stratum']);
  });
  await knex.schema.createTable('blind_reviews', (t) => {
    t.integer('case_id').primary().references('cases.id');
    t.integer('hidden_case_id').notNullable();
    t.text('account_id').notNullable();
    t.text('decider_team').notNullable();
    t.text('approver_team');
    t.index(['account_id'], 'blind_reviews_by_account');
  });
  await knex.schema.createTable('quality_reviews', (t) => {
    t.integer('case_id').primary().references('cases.id');
    t.specificType('decision_id', code).notNullable().unique();
    t.integer('reviewed_case_id').notNullable();
    t.text('kind').notNullable();
    t.text('flow');
    t.text('region').notNullable();
    t.text('staff_id').notNullable();
    t.text('decision_type').notNullable();
    t.text('reason').notNullable();
    t.bigInteger('decided_at').notNullable();
    t.integer('approved').notNullable();
    t.text('types').notNullable();
    t.double('chance').notNullable();
    t.bigInteger('drawn_at').notNullable();
    t.bigInteger('reviewed_at');
    t.text('reviewer_id');
    t.text('verdict_type');
    t.text('verdict_reason');
    t.integer('harm');
    t.integer('agrees');
    t.text('note_state');
    t.text('note_closed_by');
    t.bigInteger('note_closed_at');
    t.text('note');
    t.index(['reviewed_at', 'case_id'], 'quality_reviews_by_time');
    t.index(['agrees', 'reviewed_at', 'case_id'], 'quality_reviews_by_agreement');
    t.index(['staff_id', 'reviewed_at'], 'quality_reviews_by_person');
    t.index(['note_state', 'reviewed_at', 'case_id'], 'quality_reviews_by_note');
    t.index(['drawn_at'], 'quality_reviews_by_draw');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('quality_reviews');
  await knex.schema.dropTable('blind_reviews');
  await knex.schema.dropTable('quality_drawn');
  await knex.schema.dropTable('quality_frame');
  await knex.schema.dropTable('quality_draws');
  await knex.schema.dropTable('decision_stories');
}
