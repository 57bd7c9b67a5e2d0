import type { Reader } from '../../db/connection.ts';
import type { CaseState } from '../contract/case-states.ts';
import type { PhoneStep } from '../contract/phones.ts';
import { isoOf, isoOrNull } from '../platform/clock.ts';
import { needsNumber } from './phone-facts.ts';
import { phoneCoolingOffMs } from './check-preconditions.ts';
import type { PhoneSituation } from './phone-situation.ts';
import { lastApply } from './phone-steps.ts';

const PROPOSED: readonly CaseState[] = ['awaiting_approval', 'cooling_off', 'applying', 'failed'];

/** The case as a line of steps, each with its moment and the tries it took; those that do not apply are left out. */
export async function presentSteps(
  db: Reader,
  situation: PhoneSituation,
  state: CaseState,
): Promise<PhoneStep[]> {
  const { request, facts, steps } = situation;
  const apply = lastApply(steps);
  const back = steps.findLast(({ step }) => step === 'compensate') ?? null;
  const sent = await deliveryOf(db, apply?.command_id);
  const undone = await deliveryOf(db, back?.command_id);
  const isProposed = PROPOSED.includes(state) || request.applied_at !== null;
  const isReversal = request.action === 'reverse';
  const waits = phoneCoolingOffMs(facts.action, false, situation.settings) > 0;
  const done = (step: PhoneStep['step'], at: number | null, isDone = at !== null): PhoneStep => ({
    step,
    state: isDone ? 'done' : 'waiting',
    at: isoOrNull(at),
    attempts: 0,
    reason: null,
  });
  const line: PhoneStep[] = [
    done('requested', request.opened_at),
    ...(needsNumber(request) && !isReversal
      ? [
          done('number_known', null, request.new_fingerprint !== null),
          done('number_verified', request.new_verified_at),
        ]
      : []),
    ...(['change', 'unbind'].includes(request.action)
      ? [done('owner_proven', facts.proof?.at ?? null, facts.proof !== null || request.loss_accepted === 1)]
      : []),
    done('proposed', null, isProposed),
    done('approved', request.approved_at, apply !== null || (isProposed && request.approved_at !== null)),
    ...(waits ? [done('cooling_off', apply?.at ?? null)] : []),
    {
      ...done('sent', sent?.delivered_at ?? null),
      attempts: sent?.attempts ?? 0,
      ...(sent?.state === 'dead' && { state: 'failed' as const, reason: 'provider_unavailable' }),
    },
    {
      ...done('confirmed', apply?.state === 'done' ? apply.settled_at : null),
      ...(apply?.state === 'failed' && {
        state: 'failed' as const,
        at: isoOrNull(apply.settled_at),
        reason: apply.reason ?? 'not_effective',
      }),
    },
    ...(back === null
      ? []
      : [
          {
            ...done('compensated', back.state === 'done' ? back.settled_at : null),
            attempts: undone?.attempts ?? 0,
            ...(back.state === 'failed' && {
              state: 'failed' as const,
              at: isoOf(back.settled_at ?? back.at),
            }),
          },
        ]),
    done('recorded', request.applied_at),
  ];
  return withNow(line, state);
}

// The first step that is not done is the one under way, while the case is open.
function withNow(line: PhoneStep[], state: CaseState): PhoneStep[] {
  if (state === 'resolved' || state === 'ended') return line;
  const first = line.findIndex((one) => one.state === 'waiting');
  return line.map((one, index) => (index === first ? { ...one, state: 'now' } : one));
}

interface Sent {
  state: string;
  attempts: number;
  delivered_at: number | null;
}

async function deliveryOf(db: Reader, commandId: string | undefined): Promise<Sent | undefined> {
  if (commandId === undefined) return undefined;
  return db('outbox').where({ id: commandId }).first<Sent | undefined>('state', 'attempts', 'delivered_at');
}
