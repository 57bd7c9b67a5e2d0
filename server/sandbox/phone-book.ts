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
    const end: Move = { ...change, outcome: failure === null ? 'passed' : 'failed' };
    const answer = {
      ofCommandId: command.id,
      at: now,
      moves: [failure === null ? end : { ...end, reason: failure }],
    };
    this.#answers.set(command.id, answer);
    return fault === 'silent' ? { ...answer, moves: [] } : answer;
  }

  // Compares before it sets: who asks to change another number than the bound one knows something wrong.
  #change({ type, accountId, params }: Command, fault: PhoneFault): string | null {
    const to = numberIn(params['to']);
    const from = numberIn(params['from']);
    const bound = this.#numbers.get(accountId);
    if (type !== 'phone.restore' && bound !== undefined && bound !== from) return 'info_out_of_step';
    if (fault === 'half') {
      this.#numbers.set(accountId, null);
      return 'released_incomplete';
    }
    this.#numbers.set(accountId, to);
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
