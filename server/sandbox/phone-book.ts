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

/** What one command came to, as the book keeps it: an answer, and whose number became which. */
export interface KeptAnswer {
  answer: PhoneAnswer;
  changes: { accountId: string; before: string | null; after: string | null }[];
}
type Changes = KeptAnswer['changes'];

/**
 * The platform's own book of who has which number: one account at a time. Acts on each command once, and remembers what
 * came of it, also over a restart where `keep` puts it away and `earlier` brings it back.
 */
export class PhoneBook {
  readonly #numbers = new Map<string, string | null>();
  readonly #holders = new Map<string, string>();
  readonly #known = new Map<string, KeptAnswer>();
  readonly #keep: (kept: KeptAnswer) => void;

  constructor(earlier: Iterable<KeptAnswer> = [], keep: (kept: KeptAnswer) => void = () => undefined) {
    this.#keep = keep;
    for (const kept of earlier) this.#remember(kept);
  }

  /** The number of an account, null for none; undefined where the book never heard of it. */
  numberOf(accountId: string): string | null | undefined {
    return this.#numbers.get(accountId);
  }

  /** Writes what was so before there was a book. */
  write(accountId: string, number: string | null): void {
    const before = this.#numbers.get(accountId);
    if (before != null && this.#holders.get(before) === accountId) this.#holders.delete(before);
    this.#numbers.set(accountId, number);
    if (number !== null) this.#holders.set(number, accountId);
  }

  /** Carries a command out; null for one that is not about a bound number. */
  carryOut(command: Command, now: number, fault: PhoneFault = null): PhoneAnswer | null {
    if (command.type === 'phone.check') return this.#tellAgain(command, now);
    const change = CHANGES[command.type];
    if (change === undefined) return null;
    const known = this.#known.get(command.id);
    if (known !== undefined) return known.answer;
    const { failure, changes } = this.#plan(command, fault);
    const done = TAKES_BACK.includes(command.type) ? 'cancelled' : 'passed';
    const end: Move = { ...change, outcome: failure === null ? done : 'failed' };
    const answer = {
      ofCommandId: command.id,
      at: now,
      moves: [failure === null ? end : { ...end, reason: failure }],
    };
    this.#settle({ answer, changes });
    return fault === 'silent' ? { ...answer, moves: [] } : answer;
  }

  // Compares before it sets: who asks to change another number than the bound one knows something wrong.
  #plan(
    { type, accountId, params }: Command,
    fault: PhoneFault,
  ): { failure: string | null; changes: Changes } {
    if (type === 'gate.exempt') return { failure: null, changes: [] };
    if (type === 'phone.restore')
      return { failure: null, changes: this.#backFrom(String(params['ofCommandId'])) };
    const to = numberIn(params['to']);
    const from = numberIn(params['from']);
    const bound = this.#numbers.get(accountId);
    if (bound !== undefined && bound !== from) return { failure: 'info_out_of_step', changes: [] };
    if (fault === 'half')
      return { failure: 'released_incomplete', changes: [{ accountId, before: from, after: null }] };
    const holder = to === null ? undefined : this.#holders.get(to);
    const taken =
      holder === undefined || holder === accountId ? [] : [{ accountId: holder, before: to, after: null }];
    return { failure: null, changes: [...taken, { accountId, before: from, after: to }] };
  }

  // A command that was refused changed nothing, and what another did since is not undone with it.
  #backFrom(ofCommandId: string): Changes {
    const { changes = [] } = this.#known.get(ofCommandId) ?? {};
    return changes
      .filter(({ accountId, after }) => this.#numbers.get(accountId) === after)
      .map(({ accountId, before, after }) => ({ accountId, before: after, after: before }))
      .toReversed();
  }

  #tellAgain({ params }: Command, now: number): PhoneAnswer {
    const ofCommandId = String(params['ofCommandId']);
    const known = this.#known.get(ofCommandId);
    if (known !== undefined) return known.answer;
    // Never heard of it: nothing was done, and nothing will be.
    const answer: PhoneAnswer = {
      ofCommandId,
      at: now,
      moves: [{ flow: 'phone_change', step: 'applied', outcome: 'failed', reason: 'not_effective' }],
    };
    this.#settle({ answer, changes: [] });
    return answer;
  }

  #settle(kept: KeptAnswer): void {
    this.#keep(kept);
    this.#remember(kept);
  }

  #remember(kept: KeptAnswer): void {
    this.#known.set(kept.answer.ofCommandId, kept);
    for (const { accountId, after } of kept.changes) this.write(accountId, after);
  }
}

function numberIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
