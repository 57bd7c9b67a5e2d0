import type { CaseRecord } from '../../db/tables.ts';
import { putAccounts } from '../accounts/put-accounts.ts';
import { putRelations } from '../accounts/put-relations.ts';
import { approveDecision } from '../cases/approve-decision.ts';
import { claim } from '../cases/claim-next.ts';
import { decideCase } from '../cases/decide-case.ts';
import { noteSeen } from '../cases/seen-by.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { takeSlice } from '../intake/take-events.ts';
import { takeObjection, takeRequest } from '../intake/take-requests.ts';
import { keepBindings } from '../phones/keep-bindings.ts';
import { markReassigned } from '../phones/mark-reassigned.ts';
import type { KeyActor } from '../platform/actor.ts';
import { isoOf } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { DemoDeps } from './demo-deps.ts';
import { type DemoDesk, deliverAll, runTimers } from './demo-desk.ts';
import { type DemoStep, type PhoneTale, phoneTales } from './phone-tales.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

const platform: KeyActor = {
  type: 'key',
  keyId: 'demo',
  name: 'demo',
  scopes: [],
  requestId: null,
  address: null,
};

/** Phone cases in telling states: ready, stuck, waiting, objected, failed half-way, done. */
export async function addDemoPhones(deps: DemoDeps, desk: DemoDesk, hour: number): Promise<void> {
  for (const tale of phoneTales()) {
    desk.time.now = hour - tale.ago;
    await tell(deps, desk, tale);
  }
  desk.time.now = hour;
}

async function tell(deps: DemoDeps, desk: DemoDesk, tale: PhoneTale): Promise<void> {
  const { id, kind, accountId, params } = tale;
  await introduce(deps, desk.time.now, tale);
  const openedAt = isoOf(desk.time.now);
  const { caseId } = await takeRequest(desk.deps, platform, { id, kind, accountId, openedAt, params });
  if (caseId === null) throw new Error(`${id} opened no case`);
  for (const step of tale.steps) await go(desk, tale, caseId, step);
}

async function introduce(deps: DemoDeps, now: number, tale: PhoneTale): Promise<void> {
  const { accountId, phone, patch, carrier, other } = tale;
  const longAgo = isoOf(now - 700 * DAY_MS);
  const known = [
    { accountId, phone, patch: patch ?? {} },
    ...(other === undefined ? [] : [{ ...other, patch: {} }]),
  ].map((one) => ({
    accountId: one.accountId,
    patch: {
      state: 'normal' as const,
      region: 'CN-44',
      realName: 'verified',
      registeredAt: isoOf(now - 2_400 * DAY_MS),
      waysIn: ['password'],
      ...(one.phone === null
        ? { phone: null, phoneState: 'none' as const }
        : {
            phone: one.phone,
            phoneState: 'verified' as const,
            phoneProvenBy: 'sms_code',
            phoneVerifiedAt: longAgo,
          }),
      ...one.patch,
    },
  }));
  const relations = [
    { kind: 'trusted_device' as const, accountId, deviceId: `own_${accountId}`, since: longAgo },
    ...(carrier === undefined
      ? []
      : [{ kind: 'carrier_notice' as const, accountId, since: isoOf(now), details: carrier(now) }]),
  ];
  await deps.db.write(async (tx) => {
    await putAccounts(tx, deps.vault, now, known);
    await keepBindings(tx, deps.vault, now, known);
    await putRelations(tx, deps.vault, relations);
    await markReassigned(tx, deps.vault, now, relations);
  });
}

async function go(desk: DemoDesk, tale: PhoneTale, caseId: number, step: DemoStep): Promise<void> {
  const { deps, time } = desk;
  const { accountId, id: requestId } = tale;
  const say = (event: Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> & Partial<PlatformEvent>) =>
    takeSlice(
      deps,
      [{ id: `${requestId}_${time.now}`, accountId, occurredAt: isoOf(time.now), ...event }],
      'demo',
      () => Promise.resolve(),
    );
  switch (step.do) {
    case 'verify':
      time.now += 2 * MINUTE_MS;
      await say({ flow: 'phone_change', step: 'new_number_code', outcome: 'passed', requestId });
      return;
    case 'propose':
      time.now += 5 * MINUTE_MS;
      return propose(desk, caseId, step.params ?? {});
    case 'approve':
      time.now += 20 * MINUTE_MS;
      return approve(desk, caseId);
    case 'object':
      time.now += 3 * HOUR_MS;
      await takeObjection(deps, platform, requestId, {
        id: `${requestId}_no`,
        channel: 'old_phone',
        at: isoOf(time.now),
      });
      return;
    case 'wait':
      time.now += step.ms;
      await runTimers(desk, deps);
      await deps.db.write((tx) => deliverAll(desk, deps, tx));
      return;
    case 'answer': {
      time.now += MINUTE_MS;
      const command = await deps.db
        .read('outbox')
        .where({ case_id: caseId, type: step.command })
        .orderBy('id', 'desc')
        .first<{ id: string } | undefined>('id');
      await say({ ...step.event, ...(command && { commandId: command.id }) });
    }
  }
}

async function propose(desk: DemoDesk, caseId: number, params: Record<string, boolean>): Promise<void> {
  const { deps, time } = desk;
  const actor = desk.people[1];
  const row = await deps.db.read<CaseRecord>('cases').where({ id: caseId }).first();
  if (actor === undefined || row === undefined) throw new Error(`nobody proposes in case ${caseId}`);
  const claimed = await deps.db.write((tx) => claim(tx, time.now, actor, row, 60));
  const input = { type: 'approve', params, reason: 'checked_by_hand', version: claimed.version };
  await decideCase(deps, actor, caseId, input, newId());
  const { undoSeconds } = await deps.settings();
  time.now += (undoSeconds + 1) * 1_000;
  await runTimers(desk, deps);
}

async function approve(desk: DemoDesk, caseId: number): Promise<void> {
  const { deps } = desk;
  const row = await deps.db.read<CaseRecord>('cases').where({ id: caseId }).first();
  const actor = desk.approvers[0];
  if (actor === undefined || row === undefined) throw new Error(`nobody approves case ${caseId}`);
  noteSeen(deps, actor, { id: caseId, accountId: row.account_id, version: row.version });
  await approveDecision(deps, actor, caseId, { verdict: 'approve', version: row.version });
}
