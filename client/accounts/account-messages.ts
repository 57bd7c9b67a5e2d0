import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  accounts: {
    search: {
      title: 'Look up account %{id}',
      confirm: 'Look up',
      warning:
        'The look-up is recorded. Afterwards you may not act on this account yourself, unless a case of it is assigned to you.',
      none: 'No account of this number is known.',
      phone: 'Security phone',
      openCases: 'Open cases',
      page: 'Page of this account',
      noCases: 'No open cases',
    },
    phone: {
      title: 'Look up a phone number',
      warning:
        'The look-up is recorded. Afterwards you may not act on the accounts that are found, unless a case of theirs is assigned to you.',
      number: 'Mobile number, in full',
      numberHelp: 'Without a country code it is a mainland number.',
      found: 'Accounts with %{number}',
      none: 'No account has or had this number.',
      holds: 'holds it',
      since: 'since %{from}',
      fromTo: '%{from} – %{to}',
    },
    open: {
      button: 'Open a case for the caller',
      phoneCase: 'Phone case…',
      phoneCaseTitle: 'Open a phone case for %{account}',
      why: 'What is needed',
      kind: 'Kind',
      flow: 'Flow',
      reason: 'What the caller says',
      confirm: 'Open the case',
      done: 'is open and waits in the queue.',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  accounts: {
    search: {
      title: '查询账号 %{id}',
      confirm: '查询',
      warning: '查询会被记录。查询后您不能再亲自处理该账号，除非其工单被指派给您。',
      none: '没有这个账号。',
      phone: '密保手机',
      openCases: '未结工单',
      page: '账号页',
      noCases: '没有未结工单',
    },
    phone: {
      title: '按手机号查询',
      warning: '查询会被记录。查询后您不能再亲自处理查到的账号，除非其工单被指派给您。',
      number: '完整手机号码',
      numberHelp: '不带国家代码的视为大陆号码。',
      found: '使用 %{number} 的账号',
      none: '没有账号使用过此号码。',
      holds: '现持有',
      since: '自 %{from}',
      fromTo: '%{from} – %{to}',
    },
    open: {
      button: '为来电用户建工单',
      phoneCase: '手机工单…',
      phoneCaseTitle: '为 %{account} 新建手机工单',
      why: '需要办理什么',
      kind: '类型',
      flow: '流程',
      reason: '用户所述',
      confirm: '建立工单',
      done: '已建立，进入队列。',
    },
  },
};

export const accountMessages = { en, 'zh-CN': zh } satisfies Messages;
