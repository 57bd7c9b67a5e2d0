import fc from 'fast-check';
import type { ComposedServer } from '../support/composed-server.ts';
import { type Desk, seat } from './insider-desk.ts';

type Answer = Promise<{ status: number }>;

/** What anybody at a desk can call on a case of any kind, and the times that may pass meanwhile. */
export const CASE_CALLS = [
  'next',
  'escalate',
  'undo',
  'withdraw',
  'approve',
  'approve',
  'return',
  'hand_over',
  'release',
  'claim',
  'note',
  'undo_over',
  'claim_over',
] as const;
export type CaseCall = (typeof CASE_CALLS)[number];

/** Makes a call that every kind of case knows; `pass` lets a time in ms go by. */
export function callCase(
  call: CaseCall,
  desk: Desk,
  id: number,
  pass: (ms: number) => Promise<void>,
): Answer {
  switch (call) {
    case 'next':
      return desk.next();
    case 'escalate':
      return desk.decide(id, 'escalate', {});
    case 'approve':
      return desk.act(id, 'approval', { verdict: 'approve' });
    case 'return':
      return desk.act(id, 'approval', { verdict: 'return', question: 'really?' });
    case 'hand_over':
      return desk.act(id, 'hand-over', { to: desk.code });
    case 'note':
      return desk.post(`/api/cases/${id}/notes`, { text: 'hm' });
    case 'undo_over':
      return passed(31_000);
    case 'claim_over':
      return passed(16 * 60_000);
    default:
      return desk.act(id, call);
  }

  async function passed(ms: number): Answer {
    await pass(ms);
    return { status: 200 };
  }
}

interface Attempt<Call extends string> {
  role: 'agent' | 'senior';
  runs: number;
  calls: readonly Call[];
  /** Sequences that are always among the runs. */
  examples: Call[][];
  /** Makes a fresh case for a run; answers its id. */
  begin(run: number): Promise<number>;
  make(call: Call, desk: Desk, id: number, run: number): Answer;
  /** Lets the last windows close, and expects that nothing came of it; answers whether something was proposed. */
  end(id: number, run: number): Promise<boolean>;
}

/** One person with two sessions calls in any order, on a fresh case each run; answers in how many something was proposed. */
export async function tryAlone<Call extends string>(
  server: ComposedServer,
  { role, runs, calls, examples, begin, make, end }: Attempt<Call>,
): Promise<number> {
  let run = 0;
  let proposed = 0;
  const anyCalls = fc.array(fc.constantFrom(...calls), { minLength: 6, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(anyCalls, async (made) => {
      run += 1;
      const id = await begin(run);
      const me = await seat(server, role);
      const again = await seat(server, role, { code: me.code });
      await me.next();
      for (const [index, call] of made.entries()) await make(call, index % 2 === 0 ? me : again, id, run);
      if (await end(id, run)) proposed += 1;
      // The next run's person must not be dealt this one.
      await server.deps.db.write((tx) => tx('cases').update({ state: 'ended', assignee_id: null }));
    }),
    { numRuns: runs, endOnFailure: true, examples: examples.map((sequence): [Call[]] => [sequence]) },
  );
  return proposed;
}
