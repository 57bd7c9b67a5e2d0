import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  metricSettings: {
    group: 'Figures and alerts on the loop rate',
    field: {
      alertAgeDays: 'Journeys are compared after (days, up to three: 1, 7)',
      alertBaselineDays: 'Days before that are the normal',
      alertMinimumStuck: 'Stuck journeys in a day, at least',
      alertMinimumJourneys: 'Journeys in a day, at least',
      firstContactDays: 'Resolved at first contact: nothing more for (days)',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  metricSettings: {
    group: '指标与死循环率告警',
    field: {
      alertAgeDays: '历程满几天后比较（最多三个，如 1, 7）',
      alertBaselineDays: '以此前几天为常态',
      alertMinimumStuck: '一天至少几个死循环历程',
      alertMinimumJourneys: '一天至少几个历程',
      firstContactDays: '一次解决：之后几天内无需再处理',
    },
  },
};

/** What the figures of alerts are called on the page of settings. */
export const metricSettingMessages = { en, 'zh-CN': zh } satisfies Messages;
