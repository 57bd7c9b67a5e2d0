import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  floor: {
    title: 'Work',
    mine: 'My figures',
    aside: 'Decisions and what came of them, with 95% intervals; in the order of codes, not of speed',
    period: 'Period',
    days: 'Last %{n} days',
    empty: 'Nobody decided anything in this period.',
    emptyNext: 'Choose a longer period.',
    column: {
      code: 'Person',
      handled: 'Decided',
      hours: 'By hour of the day',
      active: 'Time in hand (median)',
      inTime: 'In time',
      escaped: 'Escaped',
      reopened: 'Reopened',
      reversed: 'Reversed',
      sameInReview: 'Same in blind review',
      workedAgain: 'Worked again',
    },
    again:
      'Worked again: of the decisions taken from %{from} to %{to}, those after which the same case was decided again or reopened, or the account had a further case in the same flow, within %{days} days. Younger decisions say nothing yet, and who hands a case up has decided nothing.',
    small: 'Small numbers say little: read the interval, not the share.',
    hours: 'Decisions by hour, 0 to 23: %{list}',
    of: 'n=%{n}',
  },
} as const;

const zh: SameKeys<typeof en> = {
  floor: {
    title: '处理情况',
    mine: '我的数据',
    aside: '处理及其结果，附 95% 区间；按工号排列，不按快慢',
    period: '时段',
    days: '近 %{n} 天',
    empty: '这段时间没有人作出处理。',
    emptyNext: '请选择更长的时段。',
    column: {
      code: '人员',
      handled: '处理数',
      hours: '一天各小时',
      active: '在手时间（中位）',
      inTime: '时限内',
      escaped: '脱困',
      reopened: '重新打开',
      reversed: '被撤回',
      sameInReview: '盲审相同',
      workedAgain: '需再次处理',
    },
    again:
      '需再次处理：%{from}至%{to}作出的处理中，%{days} 天内同一工单又被处理或重新打开，或该账号在同一流程又有新工单的比例。更近的处理尚无结论，上报不计。',
    small: '数量少时说明不了什么：请看区间，不要只看比例。',
    hours: '0 至 23 时的处理数：%{list}',
    of: 'n=%{n}',
  },
};

/** What the page of the floor says. */
export const floorMessages = { en, 'zh-CN': zh } satisfies Messages;
