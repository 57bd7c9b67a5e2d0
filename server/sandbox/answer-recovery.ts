import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';
import { friendOf } from './invent-recovery.ts';

type Move = Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> &
  Partial<Pick<PlatformEvent, 'evidence' | 'requestId' | 'relatedAccountId'>>;

/** What the platform and its user do about a command on a recovery; nothing about others. Pure. */
export function answerRecovery({ type, accountId, params }: Command): Move[] {
  const requestId = typeof params['requestId'] === 'string' ? params['requestId'] : undefined;
  const says = (step: string, outcome: Move['outcome'], more: Partial<Move> = {}): Move => ({
    flow: 'recovery',
    step,
    outcome,
    ...(requestId !== undefined && { requestId }),
    ...more,
  });
  switch (type) {
    case 'recovery.approve':
      return [says('cooling_off', 'passed'), says('restored', 'entered'), says('restored', 'passed')];
    case 'recovery.ask_voucher': {
      // The last of the friends whom the first request named, and who had not answered.
      const relatedAccountId = friendOf(accountId, 4);
      return [
        says('friends_nominated', 'passed', { relatedAccountId }),
        says('vouches', 'passed', { relatedAccountId }),
      ];
    }
    case 'recovery.ask_evidence': {
      const evidence = Array.isArray(params['evidence']) ? params['evidence'].map(String) : [];
      return [says('review', 'submitted', { evidence }), says('review', 'passed', { evidence })];
    }
    case 'recovery.reverse':
      return [says('restored', 'cancelled')];
    case 'recovery.reject':
    case 'account.freeze':
      return [says('review', 'cancelled')];
    default:
      return [];
  }
}
