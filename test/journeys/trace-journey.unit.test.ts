import { describe, expect, it } from 'vitest';
import { traceJourney } from '../../server/journeys/trace-journey.ts';
import { buildEvents, buildRules } from '../support/build-journey.ts';

const rules = buildRules();
const round = [
  'id_info passed',
  'face_scan passed',
  'former_passwords insufficient material_insufficient',
  'friend_assist failed no_friends_available',
];
const classic = buildEvents(...round, ...round, ...round, 'id_info');

describe('the trace', () => {
  const trace = traceJourney(classic, rules);

  it('shows laps with number, reason and emptiness, and moves onward with their own reason only', () => {
    expect(
      trace.transitions
        .slice(0, 4)
        .map(({ from, to, kind, reason, lapNumber }) => [from, to, kind, reason, lapNumber]),
    ).toEqual([
      ['id_info', 'face_scan', 'forward', null, null],
      ['face_scan', 'former_passwords', 'forward', null, null],
      ['former_passwords', 'friend_assist', 'forward', 'material_insufficient', null],
      ['friend_assist', 'id_info', 'lap', 'no_friends_available', 1],
    ]);
    expect(trace.transitions.filter((move) => move.kind === 'lap').map((lap) => lap.empty)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('gives a lap that leaves a visit without a reason the last reason since the lap before', () => {
    const events = buildEvents(
      'id_info',
      'face_scan failed face_mismatch',
      'former_passwords',
      'id_info',
      'face_scan',
      'id_info',
    );
    const laps = traceJourney(events, rules).transitions.filter((move) => move.kind === 'lap');
    expect(laps.map((lap) => lap.reason)).toEqual(['face_mismatch', null]);
  });

  it('rolls visits up by step, in the order of the flow', () => {
    expect(trace.steps.map(({ step, visits, passed, refused }) => [step, visits, passed, refused])).toEqual([
      ['id_info', 4, 3, 0],
      ['face_scan', 3, 3, 0],
      ['former_passwords', 3, 0, 3],
      ['friend_assist', 3, 0, 3],
      ['verdict', 0, 0, 0],
    ]);
    expect(trace.steps[2]).toMatchObject({
      topReason: { reason: 'material_insufficient', times: 3 },
      medianMs: 60_000,
    });
    expect(trace.steps[4]).toMatchObject({ topReason: null, medianMs: null });
  });

  it('shows evidence by rounds: passed, refused with its reason, offered, not tried', () => {
    const events = buildEvents(
      ['id_info submitted', { evidence: ['id_number', 'passport'] }],
      ['id_info passed', { evidence: ['id_number'] }],
      'face_scan failed face_mismatch',
      ['former_passwords insufficient material_insufficient', { evidence: ['id_number', 'former_password'] }],
      'id_info cancelled',
    );
    const rows = traceJourney(events, rules).evidence.map((row) => [
      row.evidence,
      row.declared,
      ...row.cells.map((cell) => (cell.reason === null ? cell.state : `${cell.state} ${cell.reason}`)),
    ]);
    expect(rows).toEqual([
      ['id_number', true, 'passed', 'not_tried'],
      ['face', true, 'refused face_mismatch', 'not_tried'],
      ['former_password', true, 'refused material_insufficient', 'not_tried'],
      ['usual_device', true, 'not_tried', 'not_tried'],
      ['friends', true, 'not_tried', 'not_tried'],
      ['passport', false, 'offered', 'not_tried'],
    ]);
  });
});
