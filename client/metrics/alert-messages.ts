import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  alerts: {
    title: 'Alerts',
    aside: 'Days whose loop rate left the limits that the days before set, at equal age',
    state: 'State',
    closed: 'closed',
    empty: 'Nothing departed from its normal.',
    emptyNext: 'Every day is compared with the days before it, once its journeys are old enough.',
    column: { day: 'Day', what: 'What', rate: 'Loop rate', normal: 'Normal', why: 'Explained by' },
    rate: '%{share} (%{stuck} of %{journeys}, stuck within %{days} d)',
    normal: '%{mean} (%{low}–%{high})',
    why: '%{segment}: %{share} of the change',
    rise: 'rose',
    fall: 'fell',
    noReason: 'no reason given',
    close: 'Close',
    closeTitle: 'What was it?',
  },
} as const;

const zh: SameKeys<typeof en> = {
  alerts: {
    title: '告警',
    aside: '死循环率超出此前各天所定界限的日子（按相同时长比较）',
    state: '状态',
    closed: '已关闭',
    empty: '没有偏离常态的情况。',
    emptyNext: '每一天的历程满足时长后，都会与之前各天比较。',
    column: { day: '日期', what: '对象', rate: '死循环率', normal: '常态', why: '主要来自' },
    rate: '%{share}（%{journeys} 个中 %{stuck} 个，%{days} 天内卡住）',
    normal: '%{mean}（%{low}–%{high}）',
    why: '%{segment}：占变化的 %{share}',
    rise: '升高',
    fall: '降低',
    noReason: '没有给出原因',
    close: '关闭',
    closeTitle: '是什么原因？',
  },
};

/** What the page of alerts says. */
export const alertMessages = { en, 'zh-CN': zh } satisfies Messages;
