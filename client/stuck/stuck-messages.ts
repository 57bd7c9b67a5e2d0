import type { StuckDecision } from '../../server/contract/stuck.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

type PerDecision = Record<StuckDecision, string>;

const en = {
  stuck: {
    decision: {
      request_evidence: 'Ask for one untried piece of evidence',
      accept_step: 'Accept a step by hand',
      offer_recovery: 'Offer recovery through friends',
      restart_from: 'Start again from a step',
      reject: 'Reject',
      escalate: 'Escalate',
    } satisfies PerDecision,
    hint: {
      request_evidence: '',
      accept_step: 'You looked at the material yourself.',
      offer_recovery: 'Friends vouch; a second method is still needed.',
      restart_from: '',
      reject: 'The user learns why and what they can do.',
      escalate: 'A senior takes it from here.',
    } satisfies PerDecision,
    taken: {
      request_evidence: 'Asked for: %{evidence}',
      accept_step: 'Accepted by hand: %{step}',
      offer_recovery: 'Offered recovery through friends',
      restart_from: 'Start again from: %{step}',
      reject: 'Rejected',
      escalate: 'Escalated',
    } satisfies PerDecision,
    command: {
      request_evidence: 'request evidence: %{evidence}',
      accept_step: 'accept step: %{step}',
      offer_recovery: 'offer recovery',
      restart_from: 'restart from: %{step}',
      reject: 'reject',
      escalate: 'escalate',
      keep: '; keeps %{steps}',
    } satisfies PerDecision & { keep: string },
    evidence: 'Evidence to ask for',
    works: '%{share}% got through (95% %{low}–%{high}, n=%{n})',
    noFigure: 'too few cases for a figure',
    best: 'breaks the loop',
    step: 'Step',
    message: 'Message to the user',
    messageOptional: 'Message to the user (optional)',
    messageHelp: 'Read as you write it. No personal data.',
  },
} as const;

const zh: SameKeys<typeof en> = {
  stuck: {
    decision: {
      request_evidence: '只补一项没试过的证据',
      accept_step: '人工认可某一环节',
      offer_recovery: '转好友辅助',
      restart_from: '从指定环节重新开始',
      reject: '驳回',
      escalate: '上报',
    },
    hint: {
      request_evidence: '',
      accept_step: '您已亲自核对材料。',
      offer_recovery: '好友辅助之外，仍需另一种方式。',
      restart_from: '',
      reject: '用户会知道原因以及可以怎么做。',
      escalate: '由高级客服接手。',
    },
    taken: {
      request_evidence: '请用户补充：%{evidence}',
      accept_step: '人工认可：%{step}',
      offer_recovery: '转好友辅助',
      restart_from: '重新开始于：%{step}',
      reject: '驳回',
      escalate: '上报',
    },
    command: {
      request_evidence: '请求证据：%{evidence}',
      accept_step: '认可环节：%{step}',
      offer_recovery: '提供好友辅助找回',
      restart_from: '从此环节重新开始：%{step}',
      reject: '驳回',
      escalate: '上报',
      keep: '；保留%{steps}',
    },
    evidence: '要补的证据',
    works: '%{share}% 由此通过（95% 区间 %{low}–%{high}，n=%{n}）',
    noFigure: '同类过少，不给出比例',
    best: '打破循环',
    step: '环节',
    message: '给用户的话',
    messageOptional: '给用户的话（选填）',
    messageHelp: '用户看到的即此文字，勿写个人信息。',
  },
};

/** The texts of stuck verifications. */
export const stuckMessages = { en, 'zh-CN': zh } satisfies Messages;
