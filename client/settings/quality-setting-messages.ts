import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  qualitySettings: {
    title: 'Blind review',
    field: {
      approvalShare: 'Approvals reviewed (share, at least 0.05)',
      otherShare: 'Other decisions reviewed (share)',
      riskWeight: 'More at full risk (times)',
      mostPerDay: 'Reviews a day; only approvals go beyond',
      keepDays: 'A review waits in the queue for (days)',
      minimumReviews: 'Reviews that a figure takes',
      storyDays: 'What the decider saw is kept for the draw (days)',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  qualitySettings: {
    title: '盲审',
    field: {
      approvalShare: '复核通过的抽审比例（不低于 0.05）',
      otherShare: '其他处理的抽审比例',
      riskWeight: '风险最高时的加权倍数',
      mostPerDay: '每日盲审上限（仅复核可超出）',
      keepDays: '盲审在队列中保留（天）',
      minimumReviews: '给出一致程度所需盲审数',
      storyDays: '为抽审保留处理时所见（天）',
    },
  },
};

/** The texts of the figures of blind review. */
export const qualitySettingMessages = { en, 'zh-CN': zh } satisfies Messages;
