import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  staff: {
    title: 'Staff',
    code: 'Code',
    role: 'Role',
    team: 'Team',
    regions: 'Regions',
    kinds: 'Kinds',
    lastSeen: 'Last seen',
    created: 'Since',
    status: 'Status',
    active: 'active',
    disabled: 'disabled',
    everywhere: 'all',
    never: 'never',
    empty: 'No staff yet.',
    emptyNext: 'People are created on the command line: npm run staff -- create.',
    ended: {
      title: 'Your session has ended',
      next: 'Sign in again as %{code} to go on. What you typed is kept.',
      other: 'Somebody else',
    },
    signIn: {
      title: 'Sign in',
      promise: 'Gets people out of verification dead loops.',
      code: 'Staff code',
      password: 'Password',
      submit: 'Sign in',
      demo: 'Demo: enter as',
      required: 'Fill in both fields.',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  staff: {
    title: '人员',
    code: '工号',
    role: '角色',
    team: '团队',
    regions: '地区',
    kinds: '工单类型',
    lastSeen: '最近在线',
    created: '创建于',
    status: '状态',
    active: '正常',
    disabled: '已停用',
    everywhere: '全部',
    never: '从未',
    empty: '还没有人员。',
    emptyNext: '人员由命令行创建：npm run staff -- create。',
    ended: {
      title: '登录已过期',
      next: '请以 %{code} 重新登录后继续，已填写的内容会保留。',
      other: '换人登录',
    },
    signIn: {
      title: '登录',
      promise: '帮用户走出验证死循环。',
      code: '工号',
      password: '密码',
      submit: '登录',
      demo: '演示：以此角色进入',
      required: '请填写两项。',
    },
  },
};

export const staffMessages = { en, 'zh-CN': zh } satisfies Messages;
