import { z } from 'zod';
import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { OUTCOMES } from '../contract/event-format.ts';
import { answerRecovery } from './answer-recovery.ts';
import { answerPhone } from './answer-phone.ts';
import { chance } from './chance.ts';
import type { PhoneAnswer } from './phone-book.ts';
import { type InventedRecovery, inventRecovery } from './invent-recovery.ts';

/** How likely an honest user gets through with this evidence; an invention of the demo's. */
const LIKELIHOOD: Readonly<Record<string, number>> = {
  bank_card: 0.8,
  dynamic_token: 0.7,
  usual_device: 0.63,
};
const OTHERWISE = 0.5;

// What every command on a stuck verification says of its flow.
const paramsSchema = z.object({
  flow: z.string(),
  steps: z.array(z.string()).min(1),
  success: z.object({ step: z.string(), outcome: z.enum(OUTCOMES) }),
  keep: z.array(z.string()).default([]),
  evidence: z.array(z.string()).default([]),
  step: z.string().optional(),
});
type Params = z.infer<typeof paramsSchema>;

type Move = Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> &
  Partial<Pick<PlatformEvent, 'evidence' | 'reason' | 'requestId' | 'relatedAccountId'>> & { submits?: true };

/** What the simulated user does about a command, and after how long. */
export interface Answer {
  delayMs: number;
  /** Everything of an event but its time. */
  events: Omit<PlatformEvent, 'occurredAt'>[];
  /** A recovery that the user asks the platform for; null where they do not. */
  recovery: InventedRecovery | null;
}

/** Makes the events of what the platform itself did, such as a change in its book of numbers. Pure. */
export function tellDone(command: Command, answer: PhoneAnswer): PlatformEvent[] {
  return answer.moves.map((move, index) => ({
    ...move,
    // Asked again it tells the very same event again.
    id: `sbx_${answer.ofCommandId}_done_${index}`,
    accountId: command.accountId,
    commandId: answer.ofCommandId,
    occurredAt: new Date(answer.at).toISOString(),
  }));
}

/** Makes the user's answer. Pure: the same seed and command give the same answer, down to the events' ids. */
export function planAnswer(command: Command, seed: string): Answer {
  const delayMs = 1_000 + Math.floor(2_000 * chance(seed, command.id, 'delay'));
  const events = movesOf(command, chance(seed, command.id, 'outcome')).map(({ submits, ...move }, index) => ({
    ...move,
    id: `sbx_${command.id}_${index}`,
    accountId: command.accountId,
    commandId: command.id,
    ...(submits && { submissionId: `sub_${command.id}` }),
  }));
  const recovery =
    command.type === 'case.offer_recovery'
      ? inventRecovery(seed, command.accountId, `rec_${command.id}`)
      : null;
  return { delayMs, events, recovery };
}

function movesOf(command: Command, luck: number): Move[] {
  if (command.type === 'case.offer_recovery')
    return [{ flow: 'recovery', step: 'opened', outcome: 'entered' }];
  if (/^(recovery|account)\./.test(command.type)) return answerRecovery(command);
  if (command.type.startsWith('phone.')) return answerPhone(command, luck);
  const parsed = paramsSchema.safeParse(command.params);
  if (!parsed.success) return [];
  const params = parsed.data;
  switch (command.type) {
    case 'case.request_evidence':
      return answerEvidence(params, luck);
    case 'case.restart_from':
      return restart(params, luck);
    case 'case.accept_step':
      return goOn(params, luck);
    default:
      return [];
  }
}

function answerEvidence(params: Params, luck: number): Move[] {
  const { evidence } = params;
  const likelihood = LIKELIHOOD[evidence[0] ?? ''] ?? OTHERWISE;
  return walk(params, stepsLeft(params, 0), evidence, luck < likelihood);
}

function restart(params: Params, luck: number): Move[] {
  const start = params.steps.indexOf(params.step ?? '');
  return start < 0 ? [] : walk(params, stepsLeft(params, start), [], luck < 0.5);
}

// The platform takes the step as passed; most users then get through, the others are seen at the next step.
function goOn(params: Params, luck: number): Move[] {
  const { flow, step = '', steps, success } = params;
  const at = steps.indexOf(step);
  if (at < 0) return [];
  const accepted: Move = { flow, step, outcome: 'passed' };
  if (step === success.step) return [accepted];
  const rest = stepsLeft(params, at + 1);
  if (luck < 0.7) return [accepted, ...rest.flatMap((next) => passing(params, next))];
  return [accepted, { flow, step: rest[0] ?? success.step, outcome: 'entered' }];
}

/** From the first step on: what is asked for is submitted there, then all is passed, or it does not suffice. */
function walk(params: Params, steps: readonly string[], evidence: string[], succeeds: boolean): Move[] {
  const [first = params.success.step, ...rest] = steps;
  const { flow } = params;
  const offered = evidence.length > 0 ? { evidence } : {};
  const moves: Move[] = [
    { flow, step: first, outcome: 'entered' },
    { flow, step: first, outcome: 'submitted', submits: true, ...offered },
  ];
  if (!succeeds) return [...moves, { flow, step: first, outcome: 'insufficient', ...offered }];
  return [...moves, ...passing(params, first).slice(1), ...rest.flatMap((step) => passing(params, step))];
}

function passing({ flow, success }: Params, step: string): Move[] {
  const outcome = step === success.step ? success.outcome : 'passed';
  return [
    { flow, step, outcome: 'entered' },
    { flow, step, outcome },
  ];
}

/** Steps from `start` to the success, without those that are kept; the success itself is always walked. */
function stepsLeft({ steps, keep, success }: Params, start: number): string[] {
  const known = steps.indexOf(success.step);
  const end = known < 0 ? steps.length - 1 : known;
  return steps.slice(start, end + 1).filter((step) => step === steps[end] || !keep.includes(step));
}
