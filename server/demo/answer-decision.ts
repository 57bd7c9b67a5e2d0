import type { CaseRecord } from '../../db/tables.ts';
import type { DemoAccount } from './demo-accounts.ts';
import type { HeardDecision } from './demo-desk.ts';
import { FLOW_SHAPES } from './flow-shapes.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { DemoEvent } from './tell-journey.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** How many of the demo's users get through, by what they were asked for. */
const SHARES: Readonly<Record<string, number>> = {
  bank_card: 0.81,
  usual_device: 0.63,
  dynamic_token: 0.55,
  accept_step: 0.86,
  restart_from: 0.44,
  offer_recovery: 0.4,
};
const OTHERWISE = 0.52;

/** What users do about decisions. Shares come out even, not by luck: who escapes is dealt, not thrown. */
export class DemoUsers {
  readonly #random: SeededRandom;
  readonly #accounts: ReadonlyMap<string, DemoAccount>;
  readonly #dealt = new Map<string, number>();

  constructor(random: SeededRandom, accounts: ReadonlyMap<string, DemoAccount>) {
    this.#random = random;
    this.#accounts = accounts;
  }

  /** The events that answer a decision which the platform heard at `now`; none from who stays silent. */
  answer({ row, decision }: HeardDecision, now: number): DemoEvent[] {
    const account = this.#accounts.get(row.account_id);
    if (account === undefined || row.flow === null || decision.type === 'reject') return [];
    const said = (events: readonly Partial<DemoEvent>[]) =>
      events.map((event) => this.#complete(event, account, row, decision.command_id));
    const escapes = this.#deal(
      `${decision.evidence ?? decision.type} ${row.stuck_step} ${row.stuck_reason}`,
      decision.evidence ?? decision.type,
    );
    const at = now + this.#random.between(25, 30 * 60) * MINUTE_MS;
    if (decision.type === 'accept_step') {
      const { step } = JSON.parse(decision.params) as { step: string };
      return said([
        { at: now + MINUTE_MS, step, outcome: 'passed' },
        ...(escapes ? finish(row.flow, at, []) : []),
      ]);
    }
    const evidence = decision.evidence === null ? [] : [decision.evidence];
    if (escapes) return said(finish(row.flow, at, evidence));
    if (this.#random.chance(0.45)) return [];
    return said(inVain(row, at, evidence));
  }

  // Error diffusion: after n answers, within one of n times the share.
  #deal(place: string, what: string): boolean {
    const owed = (this.#dealt.get(place) ?? this.#random.next()) + (SHARES[what] ?? OTHERWISE);
    this.#dealt.set(place, owed >= 1 ? owed - 1 : owed);
    return owed >= 1;
  }

  #complete(
    event: Partial<DemoEvent>,
    account: DemoAccount,
    row: CaseRecord,
    commandId: string | null,
  ): DemoEvent {
    const base = { at: 0, step: '', outcome: 'entered' as const, journey: Number.MAX_SAFE_INTEGER };
    return {
      ...base,
      ...event,
      account,
      flow: row.flow ?? '',
      ...(commandId !== null && { commandId }),
    };
  }
}

function finish(flow: string, at: number, evidence: string[]): Partial<DemoEvent>[] {
  const step = lastStep(flow);
  const offered = evidence.length > 0 ? { evidence } : {};
  return [
    { at, step, outcome: 'entered' },
    ...(evidence.length > 0 ? [{ at: at + MINUTE_MS, step, outcome: 'submitted' as const, ...offered }] : []),
    { at: at + 4 * MINUTE_MS, step, outcome: 'passed', ...offered },
  ];
}

function inVain(row: CaseRecord, at: number, evidence: string[]): Partial<DemoEvent>[] {
  const step =
    row.flow === 'identity_strengthening' ? 'verdict' : (row.stuck_step ?? lastStep(row.flow ?? ''));
  const offered = evidence.length > 0 ? { evidence } : {};
  return [
    { at: at + 2 * HOUR_MS, step, outcome: 'submitted', ...offered },
    {
      at: Math.min(at + DAY_MS, at + 5 * HOUR_MS),
      step,
      outcome: 'insufficient',
      reason: 'material_insufficient',
      ...offered,
    },
  ];
}

function lastStep(flow: string): string {
  return FLOW_SHAPES.find((shape) => shape.flow === flow)?.route.at(-1)?.[0] ?? '';
}
