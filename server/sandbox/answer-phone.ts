import type { Command } from '../contract/deliveries.ts';
import type { PlatformEvent } from '../contract/event-format.ts';

type Move = Pick<PlatformEvent, 'flow' | 'step' | 'outcome'> &
  Partial<Pick<PlatformEvent, 'evidence' | 'requestId' | 'reason'>>;

/** What the user does about a command on a phone: enters codes, one in eight wrongly at first, and brings proofs. Pure. */
export function answerPhone({ type, params }: Command, luck: number): Move[] {
  const requestId = typeof params['requestId'] === 'string' ? { requestId: params['requestId'] } : {};
  if (type === 'phone.send_code') {
    const step = params['target'] === 'old' ? 'old_phone_proof' : 'new_number_code';
    const said = (outcome: Move['outcome'], reason?: string): Move => ({
      flow: 'phone_change',
      step,
      outcome,
      ...requestId,
      ...(reason !== undefined && { reason }),
    });
    return [said('entered'), ...(luck < 0.125 ? [said('failed', 'code_wrong')] : []), said('passed')];
  }
  if (type === 'phone.ask_proof') {
    const evidence = Array.isArray(params['evidence']) ? params['evidence'].map(String) : [];
    const outcome = luck < 0.8 ? 'passed' : 'insufficient';
    return [{ flow: 'phone_unbind', step: 'proof', outcome, evidence, ...requestId }];
  }
  return [];
}
