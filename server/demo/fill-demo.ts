import type { Tx } from '../../db/connection.ts';
import { putAccounts } from '../accounts/put-accounts.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { takeSlice } from '../intake/take-events.ts';
import { type StaffActor, systemActor } from '../platform/actor.ts';
import { keepBindings } from '../phones/keep-bindings.ts';
import { isoOf } from '../platform/clock.ts';
import { findStaffRow, type StaffRow } from '../staff/staff-repository.ts';
import { staffActorOf } from '../staff/staff-actor.ts';
import { sweepSilence } from '../stuck/sweep-silence.ts';
import { DemoUsers } from './answer-decision.ts';
import { type DemoAccount, inventAccounts } from './demo-accounts.ts';
import { demoStretches } from './demo-calendar.ts';
import { atDemoTime, type DemoDeps, inOneTransaction } from './demo-deps.ts';
import { addDemoPhones } from './demo-phones.ts';
import { addDemoRecoveries } from './demo-recoveries.ts';
import { type DemoDesk, workDesk } from './demo-desk.ts';
import { DemoReviews } from './demo-reviews.ts';
import { JourneyInventor } from './invent-journeys.ts';
import { seededRandom } from './seeded-random.ts';
import {
  earlierJourneys,
  neighboursSeen,
  SHOWCASE,
  SHOWCASE_ACCOUNT,
  SHOWCASE_NEIGHBOURS,
  showcaseJourney,
} from './showcase-account.ts';
import type { DemoEvent } from './tell-journey.ts';
import { WaitingEvents } from './waiting-events.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** Large, since nobody else wants the writer while the demo data is made. */
const EVENTS_AT_ONCE = 1_000;
const ACCOUNTS_AT_ONCE = 500;
/** Cases that the demo's staff decide in a day, for 20,000 accounts. */
const DECIDED_A_DAY = 9;
const STAFF_SINCE_DAYS = 92;

const actor = systemActor('demo');

/** Fills an empty database with the demo data; `progress` hears from 0 to 1. The same for the same seed and hour. */
export async function fillDemo(deps: DemoDeps, progress: (share: number) => void): Promise<void> {
  const hour = Math.floor(deps.clock() / HOUR_MS) * HOUR_MS;
  const random = seededRandom(deps.config.demoSeed);
  const invented = inventAccounts(random, deps.config.demoAccounts, hour);
  const accounts = [...invented, SHOWCASE, ...SHOWCASE_NEIGHBOURS];
  const stretches = demoStretches(hour);
  const begin = stretches[0]?.from ?? hour;
  await writeAccounts(deps, accounts, begin, (share) => progress(share * 0.1));

  const time = { now: begin };
  const intake = await atDemoTime(deps.intake, time);
  const { reviewer, ...people } = await deskPeople(deps);
  const desk: DemoDesk = { deps: intake, time, random, logger: deps.logger, ...people };
  const { demoSeed: seed, demoAccounts } = deps.config;
  const reviews = new DemoReviews(desk, reviewer, { seed, accounts: demoAccounts, end: hour });
  const users = new DemoUsers(random, new Map(accounts.map((one) => [one.accountId, one])));
  const inventor = new JourneyInventor(random, invented, hour, begin);
  const waiting = new WaitingEvents(stretches);
  waiting.add([...earlierJourneys(hour), ...neighboursSeen(hour)]);
  let owedCases = 0;
  let sweptUntil = begin;
  for (const [index, stretch] of stretches.entries()) {
    waiting.add(inventor.invent(stretch));
    time.now = stretch.to;
    await takeAll(intake, waiting.take(index));
    sweptUntil = await inOneTransaction(intake, (inner) => sweepSilence(inner, sweptUntil, time.now));
    const days = (stretch.to - stretch.from) / DAY_MS;
    if (stretch.to > hour - STAFF_SINCE_DAYS * DAY_MS)
      owedCases += days * DECIDED_A_DAY * (deps.config.demoAccounts / 20_000);
    const heard = await workDesk(desk, Math.floor(owedCases));
    owedCases -= Math.floor(owedCases);
    for (const one of heard) waiting.drop(one.row.account_id, one.row.flow ?? '', inventor.latest);
    const answers = heard.flatMap((one) => users.answer(one, time.now));
    const soon = time.now + 2 * MINUTE_MS;
    const prompt = answers.filter(({ at }) => at <= soon);
    time.now = soon;
    await takeAll(intake, prompt);
    waiting.add(answers.filter(({ at }) => at > soon));
    await reviews.work();
    progress(0.1 + (0.9 * (index + 1)) / stretches.length);
  }
  // The one in the picture comes last, so that its clock has just begun to run.
  await takeAll(deps.intake, showcaseJourney(hour));
  await addDemoRecoveries(deps, hour);
  await addDemoPhones(deps, desk, hour);
}

async function writeAccounts(
  deps: DemoDeps,
  accounts: readonly DemoAccount[],
  now: number,
  progress: (share: number) => void,
): Promise<void> {
  for (let start = 0; start < accounts.length; start += ACCOUNTS_AT_ONCE) {
    const part = accounts.slice(start, start + ACCOUNTS_AT_ONCE).map(({ said }) => said);
    await deps.db.write(async (tx) => {
      await putAccounts(tx, deps.vault, now, part);
      await keepBindings(tx, deps.vault, now, part);
      await recordFilling(tx, now, 'accounts.write', part.length);
    });
    progress((start + part.length) / accounts.length);
  }
}

async function takeAll(deps: DemoDeps['intake'], events: readonly DemoEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    const part = events.slice(start, start + EVENTS_AT_ONCE).map(platformEventOf);
    await takeSlice(deps, part, 'demo', (tx, now, verdicts) => {
      const refused = verdicts.find(({ status }) => status === 'rejected');
      if (refused !== undefined) throw new Error(`a demo event was refused: ${refused.detail}`);
      return recordFilling(tx, now, 'events.ingest', part.length);
    });
  }
}

async function recordFilling(tx: Tx, now: number, action: string, accepted: number): Promise<void> {
  const subject = action === 'events.ingest' ? 'events' : 'account';
  await appendAudit(tx, now, actor, { action, subject, after: { accepted, source: 'demo' } });
}

let serial = 0;

function platformEventOf(event: DemoEvent): PlatformEvent {
  const { account, at, flow, step, outcome, reason, evidence, clientVersion, commandId } = event;
  serial += 1;
  return {
    id: `demo_${String(serial).padStart(8, '0')}`,
    accountId: account.accountId,
    flow,
    step,
    outcome,
    occurredAt: isoOf(at),
    channel: account.channel,
    region: account.region,
    // Once a journey is enough to know who shares a device.
    ...(event.begins === true ? { deviceId: account.deviceId } : {}),
    ...(clientVersion !== undefined && { clientVersion }),
    ...(reason !== undefined && { reason }),
    ...(evidence !== undefined && { evidence }),
    ...(commandId !== undefined && { commandId }),
  };
}

async function deskPeople(
  deps: DemoDeps,
): Promise<Pick<DemoDesk, 'people' | 'approvers'> & { reviewer: StaffActor }> {
  const actorOf = async (code: string) => {
    const row = (await findStaffRow(deps.db.read, code)) as StaffRow;
    // Not acted on by any of them, so that it is there to be looked at.
    const own = { ...row, own_accounts: JSON.stringify([SHOWCASE_ACCOUNT]) };
    return staffActorOf(own, `demo-${code}`, { requestId: null, address: null });
  };
  const [first, second, senior, other, third] = await Promise.all(
    ['A07', 'A08', 'S01', 'S02', 'S03'].map(actorOf),
  );
  if (third === undefined) throw new Error('the demo has no third team');
  const approvers = [senior, other].flatMap((one) => one ?? []);
  return {
    people: [first, second, second, ...approvers].flatMap((one) => one ?? []),
    approvers,
    reviewer: third,
  };
}
