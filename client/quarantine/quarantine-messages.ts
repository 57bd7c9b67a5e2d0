import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  quarantine: {
    title: 'Quarantine',
    aside: 'events that could not be taken',
    column: {
      received: 'Received',
      event: 'Event',
      account: 'Account',
      where: 'Flow, step',
      why: 'Why',
      state: 'State',
      source: 'Came by',
    },
    state: { waiting: 'waiting', replayed: 'replayed', dismissed: 'dismissed' },
    filter: { state: 'State', code: 'Why' },
    replay: 'Replay',
    replayAll: 'Replay this page',
    replayed: 'Replayed: %{accepted} taken, %{rejected} still rejected.',
    dismiss: 'Dismiss',
    dismissed: 'Dismissed.',
    show: 'Show',
    payload: 'Event as it came, masked',
    empty: 'Nothing in quarantine.',
    emptyNext: 'Events that cannot be taken wait here until they are replayed or dismissed.',
  },
} as const;

const zh: SameKeys<typeof en> = {
  quarantine: {
    title: '异常事件',
    aside: '未能接收的事件',
    column: {
      received: '收到',
      event: '事件',
      account: '账号',
      where: '流程、环节',
      why: '原因',
      state: '状态',
      source: '来源',
    },
    state: { waiting: '待处理', replayed: '已重放', dismissed: '已忽略' },
    filter: { state: '状态', code: '原因' },
    replay: '重放',
    replayAll: '重放本页',
    replayed: '重放完成：接收 %{accepted} 条，仍被拒 %{rejected} 条。',
    dismiss: '忽略',
    dismissed: '已忽略。',
    show: '查看',
    payload: '收到的事件（已脱敏）',
    empty: '没有异常事件。',
    emptyNext: '无法接收的事件会停在这里，等待重放或忽略。',
  },
};

export const quarantineMessages = { en, 'zh-CN': zh } satisfies Messages;
