import { type FlowDefinitionInput, flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import { type RulesForStart, type RulesOf, stitchEvents } from '../../server/journeys/continue-pair.ts';
import { compileFlowRules, type FlowRules } from '../../server/journeys/flow-rules.ts';
import { compareEvents, type JourneyEvent } from '../../server/journeys/journey-event.ts';
import type { JourneyState } from '../../server/journeys/journey-state.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 2026-11-01T00:00:00Z */
export const START = Date.UTC(2026, 10, 1);

type FlowChanges = Partial<Omit<FlowDefinitionInput, 'steps'>> & {
  steps?: Record<string, readonly string[]>;
};

/** Rules of the classic loop's flow unless told otherwise; `steps` gives each step's declared evidence. */
export function buildRules(changes: FlowChanges = {}, version = 1): FlowRules {
  const {
    steps = {
      id_info: ['id_number'],
      face_scan: ['face'],
      former_passwords: ['former_password', 'usual_device'],
      friend_assist: ['friends'],
      verdict: [],
    },
    ...rest
  } = changes;
  const definition = flowDefinitionSchema.parse({
    name: 'identity_strengthening',
    titles: { en: 'Strengthening', 'zh-CN': '补充身份验证' },
    steps: Object.entries(steps).map(([name, evidence]) => ({
      name,
      titles: { en: name, 'zh-CN': name },
      evidence: [...evidence],
    })),
    terminal: {
      success: [{ step: Object.keys(steps).at(-1) ?? '', outcome: 'passed' }],
      failure: [{ step: '*', outcome: 'cancelled' }],
    },
    ...rest,
  });
  return compileFlowRules(version, definition);
}

export type EventChanges = Partial<JourneyEvent> & { after?: number };

/** One event: `step outcome reason` (outcome `entered` when left out), as in 'face_scan failed face_mismatch'. */
export function buildEvent(text: string, changes: Partial<JourneyEvent> = {}): JourneyEvent {
  const [step = '', outcome = 'entered', reason = null] = text.split(' ');
  return {
    id: 'e1',
    at: START,
    step,
    outcome: outcome as JourneyEvent['outcome'],
    reason,
    evidence: [],
    ...changes,
  };
}

/**
 * Events a minute apart, named e1, e2, ...; an entry may be `[text, changes]`, where `after` is the time since the
 * event before.
 */
export function buildEvents(...entries: (string | [string, EventChanges])[]): JourneyEvent[] {
  let at = START - MINUTE;
  return entries.map((entry, index) => {
    const [text, { after = MINUTE, ...changes }] = typeof entry === 'string' ? [entry, {}] : entry;
    at = changes.at ?? at + after;
    return buildEvent(text, { id: `e${index + 1}`, at, ...changes });
  });
}

/** The journeys of events in any order, under one version. */
export function buildJourneys(events: readonly JourneyEvent[], rules = buildRules()): JourneyState[] {
  return stitchEvents(
    [...events].sort(compareEvents),
    () => rules,
    () => rules,
  );
}

/** The only journey of these events. */
export function buildJourney(events: readonly JourneyEvent[], rules = buildRules()): JourneyState {
  const [journey, ...others] = buildJourneys(events, rules);
  if (journey === undefined || others.length > 0) throw new Error('these events do not make one journey');
  return journey;
}

/** Versions in force from given moments on; the first for all time before. */
export function buildVersions(...versions: [from: number, rules: FlowRules][]): {
  rulesForStart: RulesForStart;
  rulesOf: RulesOf;
} {
  const first = versions[0];
  if (first === undefined) throw new Error('a flow has at least one version');
  return {
    rulesForStart: (at) => (versions.findLast(([from]) => from <= at) ?? first)[1],
    rulesOf: (version) => (versions.find(([, rules]) => rules.version === version) ?? first)[1],
  };
}
