import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import type { CaseRecord } from '../../db/tables.ts';
import { approveDecision } from '../../server/cases/approve-decision.ts';
import { noteSeen } from '../../server/cases/seen-by.ts';
import { readCase } from '../../server/cases/case-read-model.ts';
import { caseTimers } from '../../server/cases/case-timers.ts';
import { commandDelivered } from '../../server/cases/carry-out.ts';
import { claimNext } from '../../server/cases/claim-next.ts';
import { decideCase } from '../../server/cases/decide-case.ts';
import { undoDecision } from '../../server/cases/take-back-decision.ts';
import type { DecisionInput } from '../../server/contract/cases.ts';
import type { StaffActor } from '../../server/platform/actor.ts';
import { runDueTimers } from '../../server/timers/timers.ts';
import { buildLoop, buildPlatformEvents, buildRooms, NOON, type TestRooms } from '../support/build-rooms.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const silent = pino({ level: 'silent' });
const MINUTE = 60_000;

describeOnEachDatabase('A stuck case', (open) => {
  let rooms: TestRooms;
  let agent: StaffActor;

  beforeEach(async () => {
    rooms = await buildRooms(await open());
    agent = await rooms.person('agent', 'A07');
  });

  const onlyCase = async (): Promise<CaseRecord> => {
    const rows = await rooms.db.read<CaseRecord>('cases');
    expect(rows).toHaveLength(1);
    return rows[0] as CaseRecord;
  };
  const tick = (ms: number) => {
    rooms.wait(ms);
    return runDueTimers(rooms.db, rooms.clock(), caseTimers(rooms), 100, silent);
  };
  const ask = (row: CaseRecord, evidence = 'bank_card'): DecisionInput => ({
    type: 'request_evidence',
    params: { evidence },
    reason: 'no_friends_available',
    version: row.version,
  });
  const deliver = async (row: CaseRecord) => {
    const decided = await rooms.db.read('decisions').where({ case_id: row.id }).orderBy('id', 'desc').first();
    const commandId = decided.command_id as string;
    await rooms.db.write(async (tx) => {
      await tx('outbox').where({ id: commandId }).update({ state: 'delivered', delivered_at: rooms.clock() });
      await commandDelivered(rooms, tx, commandId, rooms.clock());
    });
    return commandId;
  };

  it('opens when a journey has gone round twice, with priority for a dead loop', async () => {
    await rooms.send(buildLoop('100', NOON, 2));
    expect(await onlyCase()).toMatchObject({ state: 'open', laps: 2, dead_loop: 0, priority: 3 });
    rooms.wait(10 * MINUTE);
    await rooms.send(buildLoop('100', rooms.clock(), 1).slice(1));
    expect(await onlyCase()).toMatchObject({ state: 'open', laps: 3, dead_loop: 1, priority: 1 });
  });

  it('is dealt to the next agent, decided, sent after the undo window, and resolved when the user gets through', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    const page = await readCase(rooms, agent, claimed.id);
    expect(page.sentence[0]).toMatchObject({ key: 'sentence.lapsEmpty', params: { laps: 3, empty: 2 } });
    expect(page.decisions[0]).toMatchObject({
      type: 'request_evidence',
      evidence: ['bank_card', 'usual_device', 'dynamic_token'],
    });
    await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001');
    expect((await onlyCase()).state).toBe('decided');
    await tick(31_000);
    expect((await onlyCase()).state).toBe('applying');
    const commandId = await deliver(claimed);
    expect((await onlyCase()).state).toBe('waiting_user');
    rooms.wait(MINUTE);
    const answers = buildPlatformEvents('100', rooms.clock(), ['verdict submitted', 'verdict passed'], {
      commandId,
    });
    await rooms.send(answers);
    expect((await onlyCase()).state).toBe('resolved');
    const works = await rooms.db.read('what_works').first();
    expect(works).toMatchObject({ evidence: 'bank_card', asked: 1, escaped: 1 });
  });

  it('comes back to who asked when the answer brings no success', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001');
    await tick(31_000);
    await deliver(claimed);
    rooms.wait(MINUTE);
    await rooms.send(
      buildPlatformEvents('100', rooms.clock(), ['verdict insufficient material_insufficient']),
    );
    expect(await onlyCase()).toMatchObject({ state: 'open', offered_to: agent.staff.id });
    const other = await rooms.person('agent', 'A08');
    await expect(claimNext(rooms, other, {})).rejects.toMatchObject({ code: 'no_next_case' });
    expect((await claimNext(rooms, agent, {})).id).toBe(claimed.id);
  });

  it('can be taken back while the undo window is open, and not after', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    const decided = await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001');
    const undone = await undoDecision(rooms, agent, claimed.id, decided.version);
    expect(undone).toMatchObject({ state: 'claimed', assignee_id: agent.staff.id });
    expect(await rooms.db.read('outbox').first()).toMatchObject({ state: 'cancelled' });
    const again = await decideCase(rooms, agent, claimed.id, ask(undone), 'key-00000002');
    await tick(31_000);
    await expect(undoDecision(rooms, agent, claimed.id, again.version)).rejects.toMatchObject({
      code: 'undo_over',
    });
  });

  it('needs a second person for a step accepted by hand: not the proposer, not somebody who touched the case', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const senior = await rooms.person('senior', 'S01');
    const claimed = await claimNext(rooms, senior, {});
    const accept = {
      type: 'accept_step',
      params: { step: 'former_passwords' },
      reason: 'checked_by_hand',
      version: claimed.version,
    };
    await decideCase(rooms, senior, claimed.id, accept, 'key-00000001');
    expect(await rooms.db.read('outbox')).toHaveLength(0);
    await tick(31_000);
    const waiting = await onlyCase();
    expect(waiting.state).toBe('awaiting_approval');
    const approve = { verdict: 'approve', version: waiting.version } as const;
    await expect(approveDecision(rooms, senior, claimed.id, approve)).rejects.toMatchObject({
      code: 'second_person_required',
    });
    const second = await rooms.person('senior', 'S02');
    noteSeen(rooms, second, { id: claimed.id, accountId: '100', version: waiting.version });
    expect(await approveDecision(rooms, second, claimed.id, approve)).toMatchObject({ state: 'applying' });
    expect(await rooms.db.read('outbox')).toHaveLength(1);
  });

  it('goes back to the proposer with a question', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    const accept = {
      type: 'accept_step',
      params: { step: 'former_passwords' },
      reason: 'checked_by_hand',
      version: claimed.version,
    };
    await decideCase(rooms, agent, claimed.id, accept, 'key-00000001');
    await tick(31_000);
    const second = await rooms.person('senior', 'S02');
    const question = 'Who called? 13812345678';
    await approveDecision(rooms, second, claimed.id, {
      verdict: 'return',
      version: (await onlyCase()).version,
      question,
    });
    expect(await onlyCase()).toMatchObject({ state: 'claimed', assignee_id: agent.staff.id });
    const page = await readCase(rooms, agent, claimed.id);
    expect(page.decision?.question).toBe('Who called? 138****5678');
  });

  it('closes itself, and cancels what was not yet sent, when the user gets through alone', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001');
    await rooms.send(buildPlatformEvents('100', rooms.clock() + 1_000, ['verdict passed']));
    expect((await onlyCase()).state).toBe('self_resolved');
    expect(await rooms.db.read('outbox').first()).toMatchObject({ state: 'cancelled' });
  });

  it('lets exactly one of twenty people who decide at once decide', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    const tries = Array.from({ length: 20 }, (_, index) =>
      decideCase(rooms, agent, claimed.id, ask(claimed), `key-1000${index}`).then(
        () => 'decided',
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'decided')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['decided', 'version_conflict']));
    expect(await rooms.db.read('outbox')).toHaveLength(1);
  });

  it('deals each case to one agent, however many ask at once', async () => {
    for (const account of ['100', '101', '102']) await rooms.send(buildLoop(account, NOON, 2));
    const agents = await Promise.all(
      Array.from({ length: 6 }, (_, index) => rooms.person('agent', `B0${index}`)),
    );
    const dealt = await Promise.all(
      agents.map((one) =>
        claimNext(rooms, one, {}).then(
          (row) => row.id,
          () => null,
        ),
      ),
    );
    const ids = dealt.filter((id) => id !== null);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('answers a repeated decision with the same key once, and refuses the key for another', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001');
    expect((await decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001')).state).toBe('decided');
    await expect(
      decideCase(rooms, agent, claimed.id, ask(claimed, 'usual_device'), 'key-00000001'),
    ).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    expect(await rooms.db.read('decisions')).toHaveLength(1);
  });

  it('is nobody’s to decide on their own account, or on one that shares their device', async () => {
    await rooms.send(buildLoop('100', NOON, 3).map((event) => ({ ...event, deviceId: 'd_1' })));
    await rooms.send(buildPlatformEvents('900', NOON, ['id_info entered'], { deviceId: 'd_1' }));
    const owner = await rooms.person('agent', 'A10', { ownAccounts: ['100'] });
    const linked = await rooms.person('agent', 'A11', { ownAccounts: ['900'] });
    await expect(claimNext(rooms, owner, {})).rejects.toMatchObject({ code: 'no_next_case' });
    await expect(claimNext(rooms, linked, {})).rejects.toMatchObject({ code: 'no_next_case' });
  });

  it('lapses after fifteen idle minutes and goes back into the queue', async () => {
    await rooms.send(buildLoop('100', NOON, 3));
    const claimed = await claimNext(rooms, agent, {});
    await tick(15 * MINUTE + 1);
    expect(await onlyCase()).toMatchObject({ state: 'open', assignee_id: null });
    await expect(decideCase(rooms, agent, claimed.id, ask(claimed), 'key-00000001')).rejects.toMatchObject({
      code: 'version_conflict',
    });
  });
});
