import { describe, expect, test } from 'vitest';
import type { Command } from '../../server/contract/deliveries.ts';
import { eventSchema } from '../../server/contract/event-format.ts';
import { planAnswer } from '../../server/sandbox/plan-answer.ts';

const FLOW = {
  flow: 'identity_strengthening',
  steps: ['id_info', 'face_scan', 'former_passwords', 'friend_assist', 'verdict'],
  success: { step: 'verdict', outcome: 'passed' },
};

function buildCommand(type: string, params: Record<string, unknown>, id = 'c1'): Command {
  return {
    id,
    type: `case.${type}`,
    accountId: '100200300',
    caseId: 7,
    params: { ...FLOW, keep: ['id_info', 'face_scan'], ...params },
    decidedAt: '2026-11-20T08:00:00.000Z',
  };
}

const movesOf = (command: Command, seed = 'seed') =>
  planAnswer(command, seed).events.map(({ step, outcome }) => `${step} ${outcome}`);

/** The answers to many commands of this kind, each different one once. */
const answersTo = (type: string, params: Record<string, unknown>) => [
  ...new Set(
    Array.from({ length: 60 }, (_, index) => movesOf(buildCommand(type, params, `c${index}`)).join(', ')),
  ),
];

describe('the simulated user', () => {
  test('asked for evidence submits it where the flow goes on, and gets through or does not', () => {
    const answers = answersTo('request_evidence', { evidence: ['bank_card'] });
    expect(answers.toSorted()).toEqual([
      'former_passwords entered, former_passwords submitted, former_passwords insufficient',
      'former_passwords entered, former_passwords submitted, former_passwords passed, ' +
        'friend_assist entered, friend_assist passed, verdict entered, verdict passed',
    ]);
    const { events } = planAnswer(buildCommand('request_evidence', { evidence: ['bank_card'] }), 'seed');
    expect(events[1]).toMatchObject({
      outcome: 'submitted',
      evidence: ['bank_card'],
      submissionId: 'sub_c1',
    });
  });

  test.each([
    ['bank_card', 0.8],
    ['dynamic_token', 0.7],
    ['usual_device', 0.63],
    ['id_photos', 0.5],
  ])('gets through with %s in about %d of the cases', (evidence, likelihood) => {
    const through = Array.from({ length: 2_000 }, (_, index) =>
      movesOf(buildCommand('request_evidence', { evidence: [evidence] }, `c${index}`)).includes(
        'verdict passed',
      ),
    ).filter(Boolean).length;
    expect(Math.abs(through / 2_000 - likelihood)).toBeLessThan(0.05);
  });

  test('whose step was accepted goes on from there, or is seen at the next one', () => {
    const answers = answersTo('accept_step', {
      step: 'former_passwords',
      keep: ['id_info', 'face_scan', 'former_passwords'],
    });
    expect(answers.toSorted()).toEqual([
      'former_passwords passed, friend_assist entered',
      'former_passwords passed, friend_assist entered, friend_assist passed, verdict entered, verdict passed',
    ]);
    expect(movesOf(buildCommand('accept_step', { step: 'verdict' }))).toEqual(['verdict passed']);
  });

  test('sent back to a step starts again there, and half get through', () => {
    const answers = answersTo('restart_from', { step: 'friend_assist' });
    expect(answers.toSorted()).toEqual([
      'friend_assist entered, friend_assist submitted, friend_assist insufficient',
      'friend_assist entered, friend_assist submitted, friend_assist passed, verdict entered, verdict passed',
    ]);
  });

  test('offered recovery opens one, with friends and their vouches, the same for the same seed', () => {
    const { recovery } = planAnswer(buildCommand('offer_recovery', {}), 'seed');
    expect(recovery?.request).toMatchObject({ kind: 'friend_recovery', accountId: '100200300' });
    expect(recovery?.vouches.length).toBeGreaterThanOrEqual(3);
    expect(planAnswer(buildCommand('offer_recovery', {}), 'seed').recovery).toEqual(recovery);

    expect(planAnswer(buildCommand('offer_recovery', {}), 'seed').events).toEqual([
      {
        id: 'sbx_c1_0',
        accountId: '100200300',
        flow: 'recovery',
        step: 'opened',
        outcome: 'entered',
        commandId: 'c1',
      },
    ]);
  });

  test.each([
    ['reject', {}],
    ['accept_step', { step: 'unknown' }],
    ['restart_from', {}],
    ['request_evidence', { steps: undefined }],
    ['anything_else', {}],
  ])('does nothing about %s %j', (type, params) => {
    expect(planAnswer(buildCommand(type, params), 'seed').events).toEqual([]);
  });

  test('ends at the flow’s success also where that step was kept', () => {
    const keep = FLOW.steps;
    expect(answersTo('request_evidence', { evidence: ['bank_card'], keep })).toContain(
      'verdict entered, verdict submitted, verdict passed',
    );
  });

  test('answers the same to the same command and seed, within one to three seconds, in events that we take', () => {
    const command = buildCommand('request_evidence', { evidence: ['usual_device'] });
    const answer = planAnswer(command, 'seed');
    expect(planAnswer(command, 'seed')).toEqual(answer);
    expect(answer.delayMs).toBeGreaterThanOrEqual(1_000);
    expect(answer.delayMs).toBeLessThan(3_000);
    const seeds = Array.from({ length: 20 }, (_, index) =>
      JSON.stringify(planAnswer(command, `seed ${index}`)),
    );
    expect(new Set(seeds).size).toBeGreaterThan(10);
    for (const event of answer.events) {
      expect(event.commandId).toBe('c1');
      expect(eventSchema.safeParse({ ...event, occurredAt: '2026-11-20T08:00:00.000Z' }).success).toBe(true);
    }
    expect(new Set(answer.events.map((event) => event.id)).size).toBe(answer.events.length);
  });
});
