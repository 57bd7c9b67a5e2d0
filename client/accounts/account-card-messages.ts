import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  accountCard: {
    title: 'Account %{id}',
    name: 'Name',
    nickname: 'Nickname',
    knownAs: 'nickname',
    phone: 'Security phone',
    gate: 'Binding duty',
    realName: 'Real name',
    registered: 'Registered',
    years: '%{date} (%{smart_count} year) |||| %{date} (%{smart_count} years)',
    region: 'Region',
    contacts: 'Contacts',
    contactsTimes: '%{smart_count} time |||| %{smart_count} times',
    shared: 'Shared',
    sharedDevices: '%{smart_count} account, same device |||| %{smart_count} accounts, same device',
    sharedPhones: '%{smart_count} account, same phone |||| %{smart_count} accounts, same phone',
    show: 'Show',
    none: 'nothing',
    provenBy: 'proven by %{way}',
    state: {
      normal: 'normal',
      inactive: 'inactive',
      restricted: 'restricted',
      frozen: 'frozen',
      banned: 'banned',
      cancelled: 'cancelled',
    },
    gateState: {
      not_required: 'not required',
      due: 'due, still usable',
      blocked: 'not usable until bound',
      exempt: 'exempt',
    },
    realNameState: { none: 'none', pending: 'being checked', verified: 'verified', failed: 'failed' },
    phoneState: {
      none: 'none',
      unverified: 'unverified',
      verified: 'verified',
      cooling: 'cooling off',
      released: 'released',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  accountCard: {
    title: '账号 %{id}',
    name: '姓名',
    nickname: '昵称',
    knownAs: '昵称',
    phone: '密保手机',
    gate: '绑定要求',
    realName: '实名',
    registered: '注册',
    years: '%{date}（%{smart_count} 年）',
    region: '常用地区',
    contacts: '找过客服',
    contactsTimes: '%{smart_count} 次',
    shared: '共用',
    sharedDevices: '同一设备 %{smart_count} 个账号',
    sharedPhones: '同一手机 %{smart_count} 个账号',
    show: '查看',
    none: '无',
    provenBy: '验证方式：%{way}',
    state: {
      normal: '正常',
      inactive: '未激活',
      restricted: '受限',
      frozen: '冻结',
      banned: '封停',
      cancelled: '已注销',
    },
    gateState: {
      not_required: '无须绑定',
      due: '须绑定，暂可使用',
      blocked: '须绑定后可用',
      exempt: '已豁免',
    },
    realNameState: { none: '未实名', pending: '审核中', verified: '已实名', failed: '未通过' },
    phoneState: {
      none: '未绑定',
      unverified: '未验证',
      verified: '已验证',
      cooling: '冷静期',
      released: '已解绑',
    },
  },
};

/** The texts of the account's facts beside a case. */
export const accountCardMessages = { en, 'zh-CN': zh } satisfies Messages;
