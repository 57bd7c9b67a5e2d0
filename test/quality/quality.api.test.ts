import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QualityFigures, QualityReview } from '../../server/contract/quality.ts';
import type { Carry, DrawShares } from '../../server/quality/draw-sample.ts';
import { drawSample } from '../../server/quality/draw-sample.ts';
import type { DrawRecord } from '../../server/quality/draw-reviews.ts';
import { type Desk, seat } from '../cases/insider-desk.ts';
import { type ComposedServer, startComposedServer } from '../support/composed-server.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { closeCase, dismissReport, draw, EVERYTHING, review, seatTeams } from './quality-desk.ts';

const DAY = 86_400_000;
const REJECT = { type: 'reject', reason: 'suspected_fraud' };

describeOnEachDatabase('Quality', (open) => {
  let server: ComposedServer;
  let platform: WebhookReceiver;
  let people: Awaited<ReturnType<typeof seatTeams>>;
  beforeEach(async () => {
    server = await startComposedServer(await open());
    platform = await startWebhookReceiver();
    people = await seatTeams(server, platform);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
  });

  const figures = async (desk: Desk) => {
    const [from, to] = [-DAY, DAY].map((ms) => new Date(server.deps.clock() + ms).toISOString());
    return (await desk.get(`/api/quality/figures?from=${from}&to=${to}`)).body as QualityFigures;
  };
  const listed = async (desk: Desk, query = '') =>
    ((await desk.get(`/api/quality${query}`)).body as { data: QualityReview[] }).data;
  const audited = async (action: string) =>
    (
      (await server.deps.db.read('audit_entries').where({ action }).orderBy('id').select('after')) as {
        after: string;
      }[]
    ).map(({ after }) => JSON.parse(after) as object);
  const harmCount = async () =>
    ((await people.manager.get('/api/quality/harm/count')).body as { open: number }).open;

  it('draws each closed case once, keeps its chance, and can be counted again from what is kept', async () => {
    await closeCase(server, people.agent, '1');
    await closeCase(server, people.agent, '2');
    await dismissReport(server, people, '3');
    // Two servers look at the same moment.
    await Promise.all([draw(server), draw(server)]);
    expect(await draw(server)).toHaveLength(3);
    await closeCase(server, people.agent, '4');
    expect(await draw(server)).toHaveLength(4);
    const draws = (await server.deps.db.read<DrawRecord>('quality_draws').orderBy('id')) as DrawRecord[];
    expect(draws).toHaveLength(2);
    for (const one of draws) {
      const frame = (await server.deps.db
        .read('quality_frame')
        .where({ draw_id: one.id })
        .select({ id: 'decision_id' }, 'stratum', 'risk', 'chance', 'sampled')) as {
        id: string;
        stratum: 'approval' | 'other';
        risk: number;
        chance: number;
        sampled: number;
      }[];
      const shares = JSON.parse(one.shares) as DrawShares;
      const again = drawSample(frame, shares, one.seed, JSON.parse(one.carry_before) as Carry);
      expect(again.after).toEqual(JSON.parse(one.carry_after));
      for (const { unit, chance, sampled } of again.drawn)
        expect(frame.find(({ id }) => id === unit.id)).toMatchObject({ chance, sampled: Number(sampled) });
    }
    expect(await audited('quality.draw')).toEqual([
      expect.objectContaining({ seed: draws[0]?.seed, closed: 3, drawn: 3 }),
      expect.objectContaining({ seed: draws[1]?.seed, closed: 1, drawn: 1 }),
    ]);
  });

  it('keeps what the decider saw for those that are drawn alone', async () => {
    const admin = await seat(server, 'admin');
    await admin.post('/api/settings', { quality: { ...EVERYTHING, otherShare: 0 } }, 'PUT');
    await closeCase(server, people.agent, '1');
    const approved = await dismissReport(server, people, '3');
    await draw(server);
    const kept = await server.deps.db
      .read('decision_stories')
      .join('decisions', 'decisions.id', 'decision_stories.decision_id')
      .pluck('case_id');
    expect(kept).toEqual([approved]);
    expect((await figures(people.manager)).drawn).toMatchObject({
      approvals: { n: 1, of: 1 },
      others: { n: 0, of: 1 },
    });
  });

  it('shows managers how far people agree by reason and decision, and says where there are too few', async () => {
    for (const account of ['1', '2', '3']) await closeCase(server, people.agent, account);
    await draw(server);
    expect(await figures(people.manager)).toMatchObject({ waiting: 3, overall: { reviews: 0, few: true } });
    const other = { type: 'restart_from', reason: 'other' };
    for (const verdict of [REJECT, { ...REJECT, reason: 'other' }, other])
      await review(server, people.reviewer, verdict);
    await dismissReport(server, people, '4');
    await draw(server);
    const shown = await figures(people.manager);
    expect(shown).toMatchObject({ minimum: 2, waiting: 1 });
    const byReason = shown.byReason.find(({ name }) => name === 'suspected_fraud');
    expect(byReason).toMatchObject({ reviews: 3, agreed: 2, few: false, kappa: null });
    expect(byReason?.observed?.value).toBeCloseTo(2 / 3, 10);
    expect(byReason?.observed?.low).toBeGreaterThan(0.1);
    expect(byReason?.ac1?.value).toBeGreaterThan(0);
    expect(shown.byDecision[0]).toMatchObject({ kind: 'stuck_verification', name: 'reject', reviews: 3 });
    expect(shown.byFlow[0]).toMatchObject({ name: 'identity_strengthening', reviews: 3 });
    expect(await listed(people.manager, '?show=disagreed')).toMatchObject([
      { by: 'AGENT-NORTH', reviewer: 'SENIOR-SOUTH', agrees: false, verdict: other },
    ]);
    expect(await listed(people.manager, '?show=agreed&reason=suspected_fraud')).toHaveLength(2);
  });

  it('raises a note to managers when what two people let through should not have been', async () => {
    const hidden = await dismissReport(server, people, '4');
    await draw(server);
    expect(await harmCount()).toBe(0);
    const id = await review(server, people.reviewer, {
      type: 'freeze',
      reason: 'suspected_fraud',
      harm: true,
    });
    expect(await harmCount()).toBe(1);
    expect(await listed(people.manager, '?show=harm')).toMatchObject([
      { id, caseId: hidden, noteState: 'open', decision: { type: 'dismiss', approved: true } },
    ]);
    expect(await audited('quality.harm')).toHaveLength(1);
    const { agent, manager } = people;
    expect((await agent.post(`/api/quality/${id}/close`, { note: 'no matter' })).status).toBe(403);
    const elsewhere = await seat(server, 'manager', { regions: ['CN-11'] });
    // The report names no region, so that managers of every region see it.
    expect(await listed(elsewhere, '?show=harm')).toHaveLength(1);
    expect((await manager.post(`/api/quality/${id}/close`, { note: 'Frozen by hand' })).status).toBe(204);
    expect((await manager.post(`/api/quality/${id}/close`, { note: 'Once more' })).code).toBe('not_found');
    expect(await harmCount()).toBe(0);
  });

  it('raises none where nobody let anything through, or where the reviewer would have done the same', async () => {
    const verdict = { reason: 'other', harm: true };
    await closeCase(server, people.agent, '1');
    await draw(server);
    await review(server, people.reviewer, { ...verdict, type: 'escalate' });
    await dismissReport(server, people, '4');
    await draw(server);
    await review(server, people.reviewer, { ...verdict, type: 'dismiss' });
    expect(await harmCount()).toBe(0);
  });

  it('shows everybody reviews of their own decisions once done, never who reviewed, and of others nothing', async () => {
    await closeCase(server, people.agent, '1');
    await draw(server);
    expect(await figures(people.agent)).toMatchObject({ drawn: null, waiting: 0, overall: { reviews: 0 } });
    await review(server, people.reviewer, REJECT);
    expect(await listed(people.agent)).toMatchObject([{ agrees: true, by: 'AGENT-NORTH', reviewer: null }]);
    expect(JSON.stringify((await people.agent.get('/api/quality')).body)).not.toContain('SENIOR-SOUTH');
    expect(await listed(people.reviewer)).toEqual([]);
    expect(await figures(people.reviewer)).toMatchObject({ overall: { reviews: 0 } });
    expect((await (await seat(server, 'admin')).get('/api/quality')).status).toBe(403);
    const south = await seat(server, 'manager', { regions: ['CN-11'] });
    expect(await listed(south)).toEqual([]);
  });
});
