import type { RecoveryStory } from '../contract/recoveries.ts';
import type { VouchFacts } from './recovery-policy.ts';

type Control = RecoveryStory['control'];
const BY = ['device', 'network', 'phone'] as const;

interface Hand {
  by: Control['by'];
  accounts: string[];
}

/**
 * How few devices, networks, phones or people reach `needed` votes, if whoever holds a mark controls every account seen
 * with it: the largest hand is taken first, which for disjoint hands is the fewest. Pure.
 */
export function controlOf(vouchers: readonly VouchFacts[], needed: number): Control {
  const hands = handsOf(vouchers);
  let votes = 0;
  let holders = 0;
  for (const hand of hands) {
    if (votes >= needed) break;
    votes += hand.accounts.length;
    holders += 1;
  }
  const [largest] = hands;
  return {
    holders,
    largest: largest?.accounts.length ?? 0,
    accounts: largest?.accounts ?? [],
    by: largest?.by ?? 'person',
  };
}

/** Each voucher in one hand only: of the largest group of accounts with a common mark, then of the next. */
function handsOf(vouchers: readonly VouchFacts[]): Hand[] {
  let rest = [...vouchers];
  const hands: Hand[] = [];
  while (rest.length > 0) {
    const hand = largestHand(rest);
    hands.push(hand);
    rest = rest.filter((one) => !hand.accounts.includes(one.accountId));
  }
  return hands;
}

function largestHand(vouchers: readonly VouchFacts[]): Hand {
  let best: Hand = { by: 'person', accounts: [vouchers[0]?.accountId ?? ''] };
  for (const by of BY)
    for (const mark of new Set(vouchers.flatMap((one) => one.marks[by]))) {
      const accounts = vouchers.filter((one) => one.marks[by].includes(mark)).map((one) => one.accountId);
      if (accounts.length > best.accounts.length) best = { by, accounts };
    }
  return best;
}
