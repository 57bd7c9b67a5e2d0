import type { Precondition, PreconditionName } from '../../server/contract/phone-preconditions.ts';
import type { PhoneBinding, PhoneStep, PhoneStory } from '../../server/contract/phones.ts';

/** A precondition that holds; name only what the test is about. */
export function buildPrecondition(name: PreconditionName, part: Partial<Precondition> = {}): Precondition {
  return {
    name,
    verdict: 'pass',
    figure: null,
    limit: null,
    why: null,
    until: null,
    remedies: [],
    caseIds: [],
    accounts: [],
    ...part,
  };
}

/** A number bound since 2019 and proven by a code, good for everything. */
export function buildBinding(part: Partial<PhoneBinding> = {}): PhoneBinding {
  return {
    id: 'b1',
    number: '138****5678',
    state: 'verified',
    isCurrent: true,
    holdsNumber: true,
    uses: ['sign_in', 'recovery', 'notice'],
    boundAt: '2019-03-02T02:00:00.000Z',
    verifiedAt: '2019-03-02T02:01:00.000Z',
    verifiedBy: 'sms_code',
    trustedSince: '2019-06-02T02:00:00.000Z',
    releasedAt: null,
    releaseReason: null,
    reassignedAt: null,
    source: 'platform',
    caseId: null,
    carrier: null,
    ...part,
  };
}

/** One step of the line. */
export function buildStep(step: PhoneStep['step'], state: PhoneStep['state'], at: string | null): PhoneStep {
  return { step, state, at, attempts: 0, reason: null };
}

/** A change of phone that a caller asks for, with no number named yet. */
export function buildPhoneStory(part: Partial<PhoneStory> = {}): PhoneStory {
  return {
    action: 'change',
    requestId: 'req_1',
    origin: 'platform',
    oldNumber: '138****5678',
    newNumber: null,
    needsNewNumber: true,
    canSetNumber: true,
    canAskCode: ['old'],
    canAskPlatform: [],
    trouble: null,
    lost: false,
    remedies: [],
    binding: buildBinding(),
    preconditions: [buildPrecondition('account_normal')],
    blockedBy: [],
    codes: [],
    inquiries: [],
    ownerProof: null,
    lossAccepted: false,
    newNumberVerifiedAt: null,
    riskSignals: [],
    highRisk: false,
    coolingOffHours: 24,
    approvedAt: null,
    effectAt: null,
    appliedAt: null,
    reversibleUntil: null,
    reversedAt: null,
    reversalCaseId: null,
    reversalOf: null,
    steps: [],
    notices: [],
    objections: [],
    held: null,
    settingsVersion: 1,
    ...part,
  };
}
