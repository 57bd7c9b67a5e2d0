import type { PlatformEvent } from '../contract/event-format.ts';
import type { AccountPatch } from '../contract/platform-formats.ts';
import { isoOf } from '../platform/clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../contract/time-units.ts';

/** What happens next in a tale. */
export type DemoStep =
  | { do: 'verify' | 'approve' | 'object' }
  | { do: 'propose'; params?: Record<string, boolean> }
  | { do: 'wait'; ms: number }
  | { do: 'answer'; command: string; event: Pick<PlatformEvent, 'flow' | 'step' | 'outcome' | 'reason'> };

/** A phone case of the demo, from its request on; `ago` is before the demo's hour, in ms. */
export interface PhoneTale {
  id: string;
  kind: 'phone_bind' | 'phone_change' | 'phone_unbind';
  accountId: string;
  phone: string | null;
  patch?: AccountPatch;
  params: Record<string, string | boolean>;
  carrier?: (now: number) => Record<string, string | number | null>;
  /** Another account that stands in the way. */
  other?: { accountId: string; phone: string };
  ago: number;
  steps: readonly DemoStep[];
}

const AGREED: readonly DemoStep[] = [
  { do: 'verify' },
  { do: 'propose' },
  { do: 'approve' },
  { do: 'wait', ms: MINUTE_MS },
];
const DONE = { flow: 'phone_change', step: 'applied', outcome: 'passed' } as const;
const HALF = { ...DONE, outcome: 'failed', reason: 'released_incomplete' } as const;
const RELEASED = { flow: 'phone_unbind', step: 'released', outcome: 'passed' } as const;

const reassigned = (now: number) => ({
  reassigned: 'yes',
  referenceDate: isoOf(now - 40 * DAY_MS),
  latestSimChange: isoOf(now - 41 * DAY_MS),
  monitoredDays: 120,
});
const steady = (now: number) => ({
  reassigned: 'no',
  referenceDate: isoOf(now - DAY_MS),
  latestSimChange: null,
  monitoredDays: 120,
  tenureSince: isoOf(now - 3_000 * DAY_MS),
});

/** The tales, each in a state worth looking at. */
export function phoneTales(): PhoneTale[] {
  return [...changes(), ...unbinds(), ...binds()];
}

function changes(): PhoneTale[] {
  const change = (n: number, rest: Partial<PhoneTale> & Pick<PhoneTale, 'ago' | 'steps'>): PhoneTale => ({
    id: `demo_change_${n}`,
    kind: 'phone_change',
    accountId: `1002100${n}0`,
    phone: `+861380020${n}611`,
    params: { newPhone: `+861590030${n}722`, oldProof: 'sms_code' },
    carrier: steady,
    ...rest,
  });
  return [
    // Done a day ago: it can still be undone.
    change(1, {
      ago: 60 * HOUR_MS,
      steps: [
        ...AGREED,
        { do: 'wait', ms: 25 * HOUR_MS },
        { do: 'answer', command: 'phone.change', event: DONE },
      ],
    }),
    // The platform released the old number and failed to bind the new one; it was told to go back, and did.
    change(2, {
      ago: 40 * HOUR_MS,
      steps: [
        ...AGREED,
        { do: 'wait', ms: 25 * HOUR_MS },
        { do: 'answer', command: 'phone.change', event: HALF },
        { do: 'wait', ms: MINUTE_MS },
        { do: 'answer', command: 'phone.restore', event: { ...DONE, outcome: 'cancelled' } },
      ],
    }),
    change(3, { ago: 19 * HOUR_MS, steps: AGREED }),
    change(4, { ago: 9 * HOUR_MS, steps: [...AGREED, { do: 'object' }] }),
    // The number that the user wants is somebody else's.
    change(5, {
      ago: 5 * HOUR_MS,
      params: { newPhone: '+8613900207733', trouble: 'new_number_bound' },
      other: { accountId: '100210099', phone: '+8613900207733' },
      steps: [],
    }),
    change(6, { ago: 2 * HOUR_MS, params: { lost: true, trouble: 'code_not_received' }, steps: [] }),
  ];
}

function unbinds(): PhoneTale[] {
  const unbind = (n: number, rest: Partial<PhoneTale> & Pick<PhoneTale, 'ago' | 'steps'>): PhoneTale => ({
    id: `demo_unbind_${n}`,
    kind: 'phone_unbind',
    accountId: `1002200${n}0`,
    phone: `+861370040${n}833`,
    params: { oldProof: 'dynamic_token' },
    ...rest,
  });
  return [
    unbind(1, {
      ago: 55 * HOUR_MS,
      steps: [
        { do: 'propose' },
        { do: 'approve' },
        { do: 'wait', ms: 25 * HOUR_MS },
        { do: 'answer', command: 'phone.unbind', event: RELEASED },
      ],
    }),
    unbind(2, {
      ago: 4 * HOUR_MS,
      params: { lost: true, trouble: 'number_reassigned' },
      carrier: reassigned,
      steps: [],
    }),
    unbind(3, { ago: 3 * HOUR_MS, patch: { waysIn: [] }, carrier: steady, steps: [{ do: 'propose' }] }),
    unbind(4, { ago: HOUR_MS, patch: { state: 'banned' }, steps: [] }),
    // The user has a phone to release, and the record knows of none.
    unbind(5, { ago: 40 * MINUTE_MS, phone: null, params: { trouble: 'info_out_of_step' }, steps: [] }),
  ];
}

function binds(): PhoneTale[] {
  const bind = (n: number, rest: Partial<PhoneTale> & Pick<PhoneTale, 'ago' | 'steps'>): PhoneTale => ({
    id: `demo_bind_${n}`,
    kind: 'phone_bind',
    accountId: `1002300${n}0`,
    phone: null,
    patch: { gate: 'blocked' },
    params: { newPhone: `+861500050${n}944` },
    ...rest,
  });
  return [
    bind(1, { ago: 3 * HOUR_MS, steps: [{ do: 'verify' }] }),
    bind(2, { ago: 2 * HOUR_MS, params: { exempt: true }, steps: [] }),
    bind(3, { ago: HOUR_MS, params: { trouble: 'code_expired', newPhone: '+8617000503944' }, steps: [] }),
  ];
}
