import { describe, expect, test } from 'vitest';
import { caseLoopModel, type LoopVoice, loopDescription } from '../../client/cases/case-loop-model.ts';
import { provenParts } from '../../client/cases/case-proof.ts';
import { parkUntil } from '../../client/cases/park-presets.ts';
import { rankEvidence, roundColumns } from '../../client/cases/rank-evidence.ts';
import type { JourneyStory } from '../../server/contract/case-story.ts';
import { buildCaseDetail } from './build-case-detail.ts';

const voice: LoopVoice = {
  t: (key, params) => `${key} ${JSON.stringify(params ?? {})}`,
  names: { step: (name) => name, reason: (code) => code, evidence: (name) => name },
  duration: (ms) => `${ms} ms`,
  day: (at) => at.slice(5, 10),
};

describe('a journey as a picture', () => {
  test('each lap is an arc with its date and reason; empty ones are dashed', () => {
    const { arcs } = caseLoopModel(buildStory(), voice);
    expect(arcs.map((arc) => [arc.from, arc.to, arc.dashed])).toEqual([
      ['b', 'a', false],
      ['b', 'a', true],
    ]);
    expect(arcs[0]?.label).toContain('11-02');
    expect(arcs[0]?.label).toContain('no_friends_available');
  });

  test('what was never reached, what passed and what refused most are told apart', () => {
    const { steps } = caseLoopModel(buildStory(), voice);
    expect(steps.map((step) => [step.mark, step.tone])).toEqual([
      ['✓ 3', 'good'],
      ['✗ 3', 'worst'],
      ['0', 'never'],
    ]);
  });

  test('a way on is drawn once, however often it was gone', () => {
    expect(caseLoopModel(buildStory(), voice).links).toEqual([{ from: 'a', to: 'b' }]);
  });

  test('the description names every step and every lap', () => {
    const story = buildStory();
    const said = loopDescription(story, caseLoopModel(story, voice), voice);
    for (const name of ['"step":"a"', '"step":"b"', '"step":"c"', 'emptyLap'])
      expect(said.replaceAll('\\', '')).toContain(name);
  });
});

test('a claim points out the steps and laps that hold its events', () => {
  const detail = buildCaseDetail({ journey: buildStory() });
  const parts = provenParts(detail, { text: '', eventIds: new Set(['e2']) });
  expect([...(parts ?? [])].sort()).toEqual(['b', 'lap 1']);
  expect(provenParts(detail, null)).toBeUndefined();
});

describe('evidence', () => {
  test('what was never tried comes last, the surest way out first', () => {
    const works = (low: number) => ({ share: low + 0.1, low, high: low + 0.2, n: 100, widened: false });
    const row = (evidence: string, state: 'refused' | 'not_tried', low: number | null) => ({
      evidence,
      cells: [{ state, reason: null, eventIds: [] }],
      works: low === null ? null : works(low),
    });
    const rows = [
      row('x', 'not_tried', null),
      row('y', 'not_tried', 0.5),
      row('z', 'not_tried', 0.7),
      row('tried', 'refused', 0.9),
    ];
    expect(rankEvidence(rows).map((one) => one.row.evidence)).toEqual(['tried', 'z', 'y', 'x']);
  });

  test('many rounds share a column, the newest have their own', () => {
    expect(roundColumns(3)).toHaveLength(3);
    expect(roundColumns(10)).toEqual([
      { from: 0, to: 7 },
      { from: 7, to: 8 },
      { from: 8, to: 9 },
      { from: 9, to: 10 },
    ]);
  });
});

test('parking until tomorrow means nine in the morning here', () => {
  const now = new Date(2026, 10, 20, 23, 30).getTime();
  expect(parkUntil('tomorrow', now)).toBe('2026-11-21T09:00');
});

function buildStory(): JourneyStory {
  const step = (name: string, position: number, visits: number, passed: number, refused: number) => ({
    step: name,
    titles: null,
    position,
    visits,
    passed,
    refused,
    topReason: refused > 0 ? 'no_friends_available' : null,
    topReasonTimes: refused,
    medianMs: visits > 0 ? 60_000 : null,
  });
  const at = (day: number) => `2026-11-0${day}T08:00:00.000Z`;
  const visits = Array.from({ length: 6 }, (_, index) => ({
    index,
    step: index % 2 === 0 ? 'a' : 'b',
    startedAt: at(index + 1),
    endedAt: at(index + 1),
    lastOutcome: index % 2 === 0 ? 'passed' : 'insufficient',
    reasons: [],
    eventIds: [`e${index + 1}`],
  }));
  const transitions = visits.slice(1).map((visit, index) => {
    const isLap = visit.step === 'a';
    const from = isLap ? 'b' : 'a';
    const lapNumber = isLap ? (index + 1) / 2 : null;
    return {
      from,
      to: visit.step,
      kind: isLap ? ('lap' as const) : ('forward' as const),
      at: at(index + 1),
      eventId: `e${index + 2}`,
      reason: isLap ? 'no_friends_available' : null,
      lapNumber,
      empty: lapNumber === 2,
    };
  });
  return {
    id: 'j1',
    flow: 'f',
    flowTitles: { en: 'F', 'zh-CN': 'F' },
    flowVersion: 1,
    startedAt: at(1),
    lastAt: at(6),
    outcome: 'open',
    visitCount: 6,
    laps: 2,
    emptyLaps: 1,
    loopMs: 0,
    steps: [step('a', 0, 3, 3, 0), step('b', 1, 3, 0, 3), step('c', 2, 0, 0, 0)],
    visits,
    transitions,
    rounds: 3,
    evidence: [],
    folded: false,
  };
}
