import { PHONE_PROBLEMS } from './phone-problems.ts';
import { type ProblemText, problemText as code } from './problem-text.ts';

/** Every expected refusal. The code is stable and public; the sentence says what to do next. */
export const PROBLEMS = {
  malformed_json: code(
    400,
    'The body is not valid JSON. Mend it and send it again.',
    '请求内容不是有效的 JSON，请修正后重发。',
  ),
  invalid_utf8: code(400, 'The body is not valid UTF-8.', '请求内容不是有效的 UTF-8。'),
  invalid_request: code(
    400,
    'Some fields are wrong. Each fault is listed with its path.',
    '有字段不正确，逐项列出如下。',
  ),
  unsupported_body: code(
    415,
    'Send application/json or application/x-ndjson.',
    '请使用 application/json 或 application/x-ndjson。',
  ),
  body_too_large: code(413, 'The body is too large. Send it in smaller parts.', '请求内容过大，请分批发送。'),
  too_many_items: code(
    413,
    'Too many items in one request. At most 1,000.',
    '单次请求条数过多，最多 1,000 条。',
  ),
  not_found: code(404, 'There is nothing here, or it is not yours to see.', '没有找到，或您无权查看。'),
  method_unknown: code(404, 'There is no such address.', '没有这个地址。'),
  unauthenticated: code(401, 'Sign in first.', '请先登录。'),
  bad_credentials: code(401, 'Name or password is wrong.', '账号或密码不正确。'),
  locked_out: code(
    429,
    'Too many failed sign-ins. Wait a quarter of an hour.',
    '登录失败次数过多，请 15 分钟后再试。',
  ),
  forbidden: code(403, 'Your role does not allow this.', '您的角色无权进行此操作。'),
  cross_site: code(403, 'This request came from another site and was refused.', '跨站请求，已拒绝。'),
  rate_limited: code(429, 'Too many requests. Wait a moment and try again.', '请求过于频繁，请稍后再试。'),
  key_unknown: code(401, 'The key is unknown, revoked or expired.', '密钥不存在、已吊销或已过期。'),
  address_refused: code(403, 'This key may not be used from this address.', '该密钥不允许从此地址使用。'),
  signature_invalid: code(401, 'The signature does not match the request.', '签名与请求不符。'),
  timestamp_out_of_window: code(
    401,
    'The timestamp is more than five minutes off. Check the clock and sign again.',
    '时间戳偏差超过五分钟，请校准时钟后重新签名。',
  ),
  scope_missing: code(403, 'This key lacks the scope that the request needs.', '该密钥缺少所需的权限范围。'),
  replayed: code(
    409,
    'This very request was already received. To retry, sign it with a new timestamp.',
    '该请求已经收到过；如需重试，请用新的时间戳签名。',
  ),
  id_reused: code(409, 'This request id was already used with another body.', '该请求编号已用于其他内容。'),
  version_conflict: code(
    409,
    'The case moved on meanwhile. Look at what changed, then decide again.',
    '工单已被更新，请查看变化后重新处理。',
  ),
  state_conflict: code(409, 'This cannot be done in the case’s present state.', '工单当前状态不允许此操作。'),
  already_claimed: code(409, 'Somebody else has claimed this case.', '该工单已被他人领取。'),
  not_claimed: code(
    409,
    'Claim the case first; your claim may have lapsed.',
    '请先领取工单；您的领取可能已过期。',
  ),
  undo_over: code(409, 'The time to take it back is over; it was sent.', '撤回时间已过，指令已发送。'),
  no_next_case: code(404, 'No case waits for you.', '暂无待您处理的工单。'),
  own_account: code(
    403,
    'This account is your own or linked to you. Somebody else must act on it.',
    '该账号是您本人的或与您有关联，须由他人处理。',
  ),
  searched_account: code(
    403,
    'You looked this account up yourself, so somebody else must act on it.',
    '您曾自行查询该账号，须由他人处理。',
  ),
  colleague_account: code(
    403,
    'This account is a colleague’s or linked to one. Somebody of another team must act on it, or a manager assigns it to you.',
    '该账号属于您的同组同事或与其有关联，须由其他团队处理，或由主管指派给您。',
  ),
  second_person_required: code(
    409,
    'This needs a second person who did not act on the case.',
    '须由未经手此工单的另一人复核。',
  ),
  review_not_blind: code(
    409,
    'A blind review is for somebody of another team who never decided, handled or saw the case.',
    '盲审须由其他团队、且未处理或查看过该工单的人进行。',
  ),
  page_not_seen: code(
    409,
    'Open the case’s page as it stands now and look at its risk; then approve.',
    '请先打开工单的最新页面查看风险，再复核。',
  ),
  assisted_change_locked: code(
    409,
    'The owner has locked this account against assisted changes. Only they can lift the lock, at the platform.',
    '用户已锁定账号，不接受人工协助变更，须由本人在平台解除。',
  ),
  new_number_bound: code(
    409,
    'The new number is in use as another account’s verified phone. Ask for another number.',
    '新号码已被其他账号使用，请换一个号码。',
  ),
  nothing_to_reverse: code(
    409,
    'No recovery of this account has taken effect, so there is nothing to reverse.',
    '该账号没有已生效的找回，无可撤销。',
  ),
  reversal_over: code(
    409,
    'The time in which this recovery can be reversed is over. Freeze the account instead.',
    '该找回已过可撤销期限，请改为冻结账号。',
  ),
  already_reversed: code(409, 'This recovery is already being reversed, or was.', '该找回已撤销或正在撤销。'),
  nobody_to_give: code(
    404,
    'Nobody of this code may work this case. Check the code, their regions, and whether it was escalated to a senior.',
    '没有此工号，或其不能处理该工单。请核对工号、其负责地区，以及是否已升级给高级客服。',
  ),
  decision_unknown: code(400, 'This kind of case has no such decision.', '该类工单没有这种处理方式。'),
  decision_refused: code(409, 'This decision is not possible here.', '此处不能这样处理。'),
  no_friends_to_vouch: code(
    409,
    'This user has no friends who could vouch. Ask for other evidence.',
    '该用户没有可辅助的好友，请改要其他证据。',
  ),
  vouches_missing: code(
    409,
    'Too few vouches count. Ask for another voucher, or wait.',
    '有效辅助人数不足，请另请好友或等待。',
  ),
  second_method_missing: code(
    409,
    'Vouches alone do not suffice. Ask for a second method first.',
    '仅有好友辅助不够，请先要求另一种验证方式。',
  ),
  objection_stands: code(
    409,
    'Somebody who was told has objected. The report must be settled first.',
    '已有被通知方提出异议，须先处理该举报。',
  ),
  evidence_already_tried: code(
    409,
    'This evidence was already tried and refused. Ask for another one.',
    '该证据已提交过且未通过，请改要其他证据。',
  ),
  evidence_unknown: code(400, 'The flow does not know this evidence.', '流程中没有这项证据。'),
  step_unknown: code(400, 'The flow does not know this step.', '流程中没有这个环节。'),
  open_case_exists: code(
    409,
    'A case of this kind is already open for the account.',
    '该账号已有同类未结工单。',
  ),
  reason_required: code(400, 'Say why.', '请填写原因。'),
  field_not_held: code(404, 'We hold no such data for this account.', '没有该账号的此项数据。'),
  reveal_budget_spent: code(
    429,
    'You have used up this shift’s looks at personal data. Ask your manager.',
    '本班次查看明文的次数已用完，请联系主管。',
  ),
  flow_unknown: code(404, 'There is no such flow.', '没有这个流程。'),
  too_many_pending: code(
    503,
    'The server is catching up. Try again in a few seconds.',
    '服务繁忙，请稍后重试。',
  ),
  idempotency_mismatch: code(
    409,
    'This idempotency key was used for another request.',
    '该幂等键已用于其他请求。',
  ),
  code_taken: code(409, 'This staff code is already in use.', '该工号已被使用。'),
  second_admin_required: code(
    409,
    'With two or more admins, another admin must approve this change.',
    '已有两名以上管理员，此项变更须由另一名管理员批准。',
  ),
  ...PHONE_PROBLEMS,
  record_damaged: code(
    409,
    'The record does not lead to its signed checkpoint. Run “npm run audit -- verify” and tell the administrators.',
    '审计记录与已签名的检查点不符，请运行 “npm run audit -- verify” 并告知管理员。',
  ),
  export_not_ready: code(409, 'This export has no files, or not yet.', '该导出尚无文件，或文件已删除。'),
  export_state: code(409, 'This export has moved on meanwhile.', '该导出的状态已变化。'),
  export_too_many: code(
    429,
    'Too many of your exports wait or run. Wait for one, or cancel it.',
    '您等待中的导出过多，请等待完成或取消。',
  ),
  encoding_unfit: code(400, 'This encoding is for CSV only.', '该编码仅适用于 CSV。'),
  already_reviewed: code(409, 'Somebody has closed this already.', '已有人处理过此项。'),
  own_look: code(403, 'Nobody judges a look of their own.', '不能审查自己的查看记录。'),
  request_kind_unknown: code(400, 'No case kind of this name is registered here yet.', '尚未启用此类请求。'),
  webhook_unset: code(409, 'The platform’s webhook address is not set yet.', '尚未设置平台的回调地址。'),
  webhook_failed: code(502, 'The platform’s webhook did not take the test.', '平台回调未能接收测试消息。'),
  query_timeout: code(
    503,
    'The search took too long and was stopped. Narrow it down.',
    '查询超时已停止，请缩小范围。',
  ),
  not_ready: code(
    503,
    'The server is starting, or its database does not answer.',
    '服务正在启动，或数据库无响应。',
  ),
  internal: code(
    500,
    'Something went wrong on our side. Give this request id to the administrators.',
    '系统出错，请把请求编号告知管理员。',
  ),
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Why a single event of a batch was rejected. */
export const EVENT_REJECTIONS = {
  malformed_json: { en: 'This line is not valid JSON.', 'zh-CN': '该行不是有效的 JSON。' },
  invalid_event: { en: 'Fields are missing, unknown or wrong.', 'zh-CN': '字段缺失、未知或不正确。' },
  unknown_flow: { en: 'No such flow is defined.', 'zh-CN': '流程未定义。' },
  unknown_step: { en: 'No version of the flow has this step.', 'zh-CN': '流程的任何版本都没有此环节。' },
  in_future: {
    en: 'It lies more than five minutes ahead of our clock.',
    'zh-CN': '时间比服务器超前五分钟以上。',
  },
  too_old: { en: 'It is older than what is kept.', 'zh-CN': '早于数据保留期限。' },
  id_conflict: {
    en: 'Another event has this id; the first one stands.',
    'zh-CN': '该编号已用于其他事件，以先到者为准。',
  },
} as const;
export type EventRejection = keyof typeof EVENT_REJECTIONS;
