import type { PreconditionName } from '../../server/contract/phone-preconditions.ts';
import type { PhoneAction } from '../../server/contract/phones.ts';
import type { Messages, SameKeys } from '../ui/texts.ts';

type PerAction = Record<PhoneAction, string>;
type PerPrecondition = Record<PreconditionName, string>;

/** What phone actions and their preconditions are called, wherever they are spoken of. */
const en = {
  phoneWords: {
    /** Goes before a number. */
    asked: {
      bind: 'bind',
      exempt: 'let through without',
      rebind: 'bind again',
      change: 'change to',
      unbind: 'release',
      reverse: 'go back to',
    } satisfies PerAction,
    action: {
      bind: 'bind a phone',
      exempt: 'let the account through without a phone',
      rebind: 'bind a phone again',
      change: 'change the phone',
      unbind: 'release the phone',
      reverse: 'go back to the phone before',
    } satisfies PerAction,
    holds: {
      account_normal: 'Account in normal state',
      binding_valid: 'Binding valid',
      no_abnormal_sign_in: 'No abnormal sign-in',
      new_number_free: 'New number free',
      new_number_verified: 'New number verified',
      old_number_proven: 'Owner proven',
      no_open_case: 'No open recovery or hijack case',
      not_on_probation: 'Not on probation',
      within_account_limit: 'Within the account’s limit',
      within_number_limit: 'Within the number’s limit',
      no_system_restriction: 'No restriction, no lock',
      no_objection: 'No objection',
      leaves_a_way_in: 'A way to sign in remains',
      no_recent_sim_change: 'No recent SIM change',
      not_reassigned: 'Number not reassigned',
    } satisfies PerPrecondition,
    fails: {
      account_normal: 'account not in normal state',
      binding_valid: 'binding not valid',
      no_abnormal_sign_in: 'abnormal sign-in',
      new_number_free: 'new number not free',
      new_number_verified: 'new number not verified',
      old_number_proven: 'owner not proven',
      no_open_case: 'open recovery or hijack case',
      not_on_probation: 'on probation',
      within_account_limit: 'too many changes of this account',
      within_number_limit: 'number used by too many accounts',
      no_system_restriction: 'restricted or locked',
      no_objection: 'objection',
      leaves_a_way_in: 'no way to sign in would remain',
      no_recent_sim_change: 'recent SIM change',
      not_reassigned: 'number belongs to somebody else',
    } satisfies PerPrecondition,
    missing: {
      new_number_free: 'the new number',
      new_number_verified: 'the code to the new number',
      old_number_proven: 'proof of the owner',
    },
  },
} as const;

const zh: SameKeys<typeof en> = {
  phoneWords: {
    asked: {
      bind: '绑定',
      exempt: '免绑放行',
      rebind: '重新绑定',
      change: '换绑到',
      unbind: '解绑',
      reverse: '恢复为',
    },
    action: {
      bind: '绑定手机',
      exempt: '免除强制绑定',
      rebind: '重新绑定手机',
      change: '换绑手机',
      unbind: '解绑手机',
      reverse: '恢复原手机',
    },
    holds: {
      account_normal: '账号状态正常',
      binding_valid: '绑定关系有效',
      no_abnormal_sign_in: '无异常登录',
      new_number_free: '新号码未被占用',
      new_number_verified: '新号码已验证',
      old_number_proven: '本人已证明',
      no_open_case: '无未结找回或盗号工单',
      not_on_probation: '不在观察期',
      within_account_limit: '未超账号次数',
      within_number_limit: '未超号码账号数',
      no_system_restriction: '无限制、未锁定',
      no_objection: '无异议',
      leaves_a_way_in: '仍有方式登录',
      no_recent_sim_change: '近期未换卡',
      not_reassigned: '号码未二次放号',
    },
    fails: {
      account_normal: '账号状态不正常',
      binding_valid: '绑定关系无效',
      no_abnormal_sign_in: '登录异常',
      new_number_free: '新号码已被占用',
      new_number_verified: '新号码未验证',
      old_number_proven: '本人未证明',
      no_open_case: '有未结找回或盗号工单',
      not_on_probation: '处于观察期',
      within_account_limit: '账号变更次数超限',
      within_number_limit: '号码绑定账号过多',
      no_system_restriction: '受限制或已锁定',
      no_objection: '有人提出异议',
      leaves_a_way_in: '解绑后无法登录',
      no_recent_sim_change: '近期换过卡',
      not_reassigned: '号码已属于他人',
    },
    missing: {
      new_number_free: '新号码',
      new_number_verified: '新号码的验证码',
      old_number_proven: '本人证明',
    },
  },
};

export const phoneWordMessages = { en, 'zh-CN': zh } satisfies Messages;
