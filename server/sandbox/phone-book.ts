import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';

type Move = Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> & Partial<Pick<PlatformEvent, 'reason'>>;

/** What goes wrong at the platform: it does one half of a change, or does it and says nothing. */
export type PhoneFault = 'half' | 'silent' | null;

const CHANGES: Readonly<Record<string, Pick<Move, 'flow' | 'step'>>> = {
  'phone.bind': { flow: 'phone_gate', step: 'bound' },
  'phone.change': { flow: 'phone_change', step: 'applied' },
  'phone.unbind': { flow: 'phone_unbind', step: 'released' },
  'phone.revert': { flow: 'phone_change', step: 'applied' },
  'phone.restore': { flow: 'phone_change', step: 'applied' },
  'gate.exempt': { flow: 'phone_gate', step: 'bound' },
};

/** Their success is not the user's: a change that was put back has not come about. */
const TAKES_BACK: readonly string[] = ['phone.revert', 'phone.restore'];

/** What the platform answers about one command: the same whenever it is asked. */
export interface PhoneAnswer {
  /** The command that it answers: another than the one that came, where that asks about it. */
  ofCommandId: string;
  /** When it was done, UTC ms: asked again, the platform tells of the same moment. */
  at: number;
  moves: Move[];
}

/** The platform's own book of who has which number. Acts on each command once, and remembers what came of it. */
export class PhoneBook {
  readonly #numbers = new Map<string, string | null>();
  readonly #answers = new Map<string, PhoneAnswer>();
  /** What each command changed: only that is put back. */
  readonly #changes = new Map<string, { before: string | null; after: string | null }>();

  /** The number of an account, null for none; undefined where the book never heard of it. */
  numberOf(accountId: string): string | null | undefined {
    return this.#numbers.get(accountId);
  }

  /** Writes what was so before there was a book. */
  write(accountId: string, number: string | null): void {
    this.#numbers.set(accountId, number);
  }

  /** Carries a command out; null for one that is not about a bound number. */
  carryOut(command: Command, now: number, fault: PhoneFault = null): PhoneAnswer | null {
    if (command.type === 'phone.check') return this.#tellAgain(command, now);
    const change = CHANGES[command.type];
    if (change === undefined) return null;
    const known = this.#answers.get(command.id);
    if (known !== undefined) return known;
    const failure = command.type === 'gate.exempt' ? null : this.#change(command, fault);
    const done = TAKES_BACK.includes(command.type) ? 'cancelled' : 'passed';
    const end: Move = { ...change, outcome: failure === null ? done : 'failed' };
    const answer = {
      ofCommandId: command.id,
      at: now,
      moves: [failure === null ? end : { ...end, reason: failure }],
    };
    this.#answers.set(command.id, answer);
    return fault === 'silent' ? { ...answer, moves: [] } : answer;
  }

  // Compares before it sets: who asks to change another number than the bound one knows something wrong.
  #change({ id, type, accountId, params }: Command, fault: PhoneFault): string | null {
    if (type === 'phone.restore') return this.#restore(accountId, String(params['ofCommandId']));
    const to = numberIn(params['to']);
    const from = numberIn(params['from']);
    const bound = this.#numbers.get(accountId);
    if (bound !== undefined && bound !== from) return 'info_out_of_step';
    const after = fault === 'half' ? null : to;
    this.#changes.set(id, { before: from, after });
    this.#numbers.set(accountId, after);
    return fault === 'half' ? 'released_incomplete' : null;
  }

  // A command that was refused changed nothing, and what another did since is not undone with it.
  #restore(accountId: string, ofCommandId: string): null {
    const change = this.#changes.get(ofCommandId);
    if (change !== undefined && this.#numbers.get(accountId) === change.after)
      this.#numbers.set(accountId, change.before);
    return null;
  }

  #tellAgain({ params }: Command, now: number): PhoneAnswer {
    const ofCommandId = String(params['ofCommandId']);
    const known = this.#answers.get(ofCommandId);
    if (known !== undefined) return known;
    // Never heard of it: nothing was done, and nothing will be.
    const answer: PhoneAnswer = {
      ofCommandId,
      at: now,
      moves: [{ flow: 'phone_change', step: 'applied', outcome: 'failed', reason: 'not_effective' }],
    };
    this.#answers.set(ofCommandId, answer);
    return answer;
  }
}

function numberIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
