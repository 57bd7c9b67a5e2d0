import type { CaseDetail, DecisionOption } from '../../server/contract/cases.ts';

/** A stuck verification claimed by its reader; name only what the test is about. */
export function buildCaseDetail(part: Partial<CaseDetail> = {}): CaseDetail {
  const can = {
    claim: false,
    act: true,
    release: true,
    undo: false,
    approve: false,
    withdraw: false,
    assign: false,
    whyNot: null,
  };
  return {
    id: 10482,
    kind: 'stuck_verification',
    state: 'claimed',
    priority: 1,
    accountId: '100200300',
    flow: 'identity_strengthening',
    flowTitles: { en: 'Identity strengthening', 'zh-CN': '补充身份验证' },
    region: 'CN-44',
    laps: 3,
    deadLoop: true,
    short: null,
    openedAt: '2026-11-20T08:00:00.000Z',
    dueAt: null,
    assignee: { id: 's1', code: 'A07' },
    escalated: false,
    risk: null,
    endsAt: null,
    tags: [],
    version: 5,
    sentence: [],
    claimUntil: '2026-11-20T09:00:00.000Z',
    parkedUntil: null,
    account: {
      accountId: '100200300',
      state: 'normal',
      gate: null,
      nickname: null,
      name: null,
      phone: null,
      phoneState: null,
      phoneProvenBy: null,
      realName: null,
      registeredAt: null,
      region: null,
      probationUntil: null,
      noAssistedChange: false,
      contacts: 1,
      sharedDevices: 0,
      sharedPhones: 0,
      revealable: [],
    },
    journey: null,
    recovery: null,
    alert: null,
    events: [],
    related: { cases: [], accounts: [] },
    timeline: [],
    notes: [],
    decisions: [
      buildOption({ type: 'request_evidence', evidence: ['bank_card', 'usual_device'] }),
      buildOption({ type: 'accept_step', steps: ['friend_assist'], secondPerson: true }),
      buildOption({ type: 'offer_recovery', refusal: 'decision_refused' }),
      buildOption({ type: 'restart_from', steps: ['id_info'], needsMessage: true }),
    ],
    decision: null,
    can,
    ...part,
  };
}

function buildOption(part: Partial<DecisionOption> & { type: string }): DecisionOption {
  return {
    refusal: null,
    secondPerson: false,
    reasons: ['no_friends_available', 'other'],
    needsMessage: false,
    ...part,
  };
}
