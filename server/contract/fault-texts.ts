/** What is wrong with one field, in both languages. */
export interface FaultText {
  en: string;
  'zh-CN': string;
}

/** A fault and the path of the field that has it; an empty path is the whole body. */
export interface Fault {
  path: string;
  message: FaultText;
}

const text = (en: string, zh: string): FaultText => ({ en, 'zh-CN': zh });

/** Faults that our own rules find. A schema names one as its message; what zod itself finds, zod says in both languages. */
export const FAULT_TEXTS = {
  not_storable: text('must not contain NUL or a lone surrogate', '不能含有 NUL 或不成对的代理字符'),
  name_not_storable: text(
    'has a field name with NUL or a lone surrogate',
    '有字段名含有 NUL 或不成对的代理字符',
  ),
  named_proto: text('has a field named __proto__', '有名为 __proto__ 的字段'),
  unknown_field: text('is not a known field', '不是已知的字段'),
  not_a_name: text(
    'must match [a-z][a-z0-9_]{0,63}',
    '须以小写字母开头，只含小写字母、数字和下划线，最多 64 个字符',
  ),
  not_an_instant: text('must be an ISO 8601 instant with a zone', '须为带时区的 ISO 8601 时间'),
  required_for_kind: text('is required for this kind', '此类型必须填写'),
  not_after_from: text('must be after from', '须晚于开始时间'),
  not_a_time_zone: text('must be a time zone such as Asia/Shanghai', '须为时区，如 Asia/Shanghai'),
  goes_with_other: text('is only asked together with the other end', '须与另一端一起填写'),
  all_stands_alone: text('stands alone, without other segments', '只能单独填写，不能与其他细分同用'),
  too_many_days: text('at most 400 days', '最多 400 天'),
  no_such_sign: text('there is no such sign of risk', '没有这个风险信号'),
  no_such_version: text('the flow has no such version', '流程没有这个版本'),
  step_named_twice: text('step name is used twice', '环节名重复'),
  no_such_step: text('no such step', '没有这个环节'),
  other_name_than_address: text('must be the name in the address', '须与地址中的名称一致'),
  not_in_catalogue: text('is not in the catalogue', '不在目录中'),
  not_a_cursor: text('is not a cursor of this list', '不是本列表的翻页位置'),
  not_an_array_of_events: text('must be an array of events', '须为事件的数组'),
  no_words: text('has no letter or digit to search for', '没有可供搜索的字词'),
  not_a_zone: text('is no time zone', '不是时区'),
  no_account_or_period: text('name an account, or both ends of a period', '请填写账号，或时间段的起止'),
  no_note_on_unjustified: text('says why it is not justified', '请说明为何不正当'),
  not_a_mobile_number: text('is no mobile number', '不是手机号码'),
  not_within_14_days: text('must lie within the next 14 days', '须在今后 14 天之内'),
  no_idempotency_key: text(
    'is required: 8 to 64 letters, digits, - or _',
    '必须提供：8 到 64 个字母、数字、- 或 _',
  ),
  precondition_fails: text(
    'fails; the checklist says why and what clears it',
    '未满足，清单中列明了原因和解决办法',
  ),
  own_friend: text('the requester cannot be their own friend', '申请人不能作为自己的好友'),
  not_in_alert: text('names an account that this alert does not', '含有此预警以外的账号'),
  only_for_friendships: text('is for friendships only', '只用于好友关系'),
  friend_named_twice: text('a friend is named twice', '同一好友被提名两次'),
} satisfies Record<string, FaultText>;

export type FaultCode = keyof typeof FAULT_TEXTS;
