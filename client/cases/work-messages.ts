import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  work: {
    title: 'My work',
    next: 'Next: %{what}',
    nextParts: {
      blocked: 'account blocked or dead loop',
      due: 'due in %{duration}',
      overdue: '%{duration} overdue',
    },
    nothing: 'No case waits for you.',
    nothingUntil: 'No case waits for you. The next is due at %{at}.',
    claimed: {
      title: 'Claimed by me',
      none: 'Nothing claimed. Take the next case.',
      case: 'Case',
      what: 'What',
      due: 'Due',
      lapses: 'Claim lapses',
      answered: 'the user answered',
      open: 'Open',
    },
    approvals: {
      title: 'Second approvals',
      proposed: '%{who} proposes %{decision}',
      none: 'Nothing waits for approval.',
    },
    parked: { title: 'Parked', aside: 'wakes by itself', none: 'Nothing parked.' },
    waiting: {
      title: 'Waiting for the user',
      aside: 'clock paused',
      none: 'No user is awaited.',
      asked: 'Asked for: %{what}',
      askedAt: 'asked %{at}',
    },
    undoable: {
      title: 'Sent, can still be taken back',
      none: 'Nothing to take back.',
      undo: 'Take back · %{duration}',
      done: 'Taken back.',
      key: 'Take back the latest decision',
    },
    returned: { title: 'Returned to me', none: 'Nothing returned.', asks: '%{who} asks:' },
    day: {
      title: 'My day',
      handled: 'Handled',
      escaped: 'Out of loop',
      escapedOf: '%{n} of %{of} that came back',
      none: 'none came back yet',
      active: 'Active time',
      median: 'median %{duration}',
      reopened: 'Reopened',
      private: 'Only you see this.',
    },
    fewer: 'Show fewer',
  },
} as const;

const zh: SameKeys<typeof en> = {
  work: {
    title: '我的工作',
    next: '下一单：%{what}',
    nextParts: { blocked: '账号不可用或死循环', due: '剩余 %{duration}', overdue: '已超时 %{duration}' },
    nothing: '暂无待您处理的工单。',
    nothingUntil: '暂无待您处理的工单，下一单 %{at} 到期。',
    claimed: {
      title: '我已领取',
      none: '尚未领取工单，请领取下一单。',
      case: '工单',
      what: '情况',
      due: '剩余时限',
      lapses: '领取剩余',
      answered: '用户已回应',
      open: '打开',
    },
    approvals: { title: '待我复核', proposed: '%{who} 提议：%{decision}', none: '没有待复核的工单。' },
    parked: { title: '已挂起', aside: '到时自动唤醒', none: '没有挂起的工单。' },
    waiting: {
      title: '等待用户',
      aside: '暂停计时',
      none: '没有在等待的用户。',
      asked: '已请求：%{what}',
      askedAt: '%{at}请求',
    },
    undoable: {
      title: '已发出，仍可撤回',
      none: '没有可撤回的处理。',
      undo: '撤回 · %{duration}',
      done: '已撤回。',
      key: '撤回最近一次处理',
    },
    returned: { title: '退回给我', none: '没有退回的工单。', asks: '%{who} 问：' },
    day: {
      title: '我的今天',
      handled: '已处理',
      escaped: '走出循环',
      escapedOf: '有结果的 %{of} 人中 %{n} 人',
      none: '尚无结果',
      active: '实际用时',
      median: '中位 %{duration}',
      reopened: '重新打开',
      private: '仅您可见。',
    },
    fewer: '收起',
  },
};

export const workMessages = { en, 'zh-CN': zh } satisfies Messages;
