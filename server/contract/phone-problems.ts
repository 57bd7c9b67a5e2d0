import { type ProblemText, problemText as code } from './problem-text.ts';

/** Refusals that phones bring. */
export const PHONE_PROBLEMS = {
  phone_invalid: code(
    400,
    'This is no mobile number. Check the digits and the country.',
    '这不是有效的手机号码，请核对号码和国家（地区）代码。',
  ),
  phone_landline: code(
    400,
    'This is a landline. Only mobile numbers can be bound.',
    '这是固定电话，只能绑定手机号码。',
  ),
  phone_iot: code(
    400,
    'This is a 13-digit number for devices. It cannot receive codes for people.',
    '这是 13 位物联网号码，不能用于个人绑定。',
  ),
  precondition_failed: code(
    409,
    'A precondition fails. The checklist says which one and what clears it.',
    '有前提条件未满足，清单中列明了原因和解决办法。',
  ),
  new_number_missing: code(409, 'Name the new number first.', '请先填写新号码。'),
  number_fixed: code(
    409,
    'The number can no longer be changed: the action is decided.',
    '操作已处理，不能再更换号码。',
  ),
  outcome_unknown: code(
    409,
    'The platform has not yet said whether the last command took effect. Check there first.',
    '平台尚未确认上一条指令是否生效，请先核查。',
  ),
  code_too_soon: code(
    429,
    'A code was sent to this number just now. Wait until it may be sent again.',
    '刚刚已向该号码发送验证码，请稍后再发。',
  ),
  code_limit_reached: code(
    429,
    'This number has had its codes for today. Ask for another proof.',
    '该号码今日验证码次数已用完，请改要其他证明。',
  ),
  platform_asked_already: code(
    409,
    'The platform has been asked and has not answered yet. Wait for it.',
    '已向平台查询，尚未答复，请等待。',
  ),
  platform_asked_too_often: code(
    429,
    'The platform has been asked often enough for now. Wait, or go another way.',
    '向平台查询过于频繁，请稍后再试或改用其他办法。',
  ),
  undoing_over: code(
    409,
    'The time to undo this is over, or it is being undone already.',
    '撤销期限已过，或正在撤销中。',
  ),
  brake_held: code(
    409,
    'Phone actions are held because there were unusually many, by you or around you. A manager must release them.',
    '手机操作数量异常（您本人或所在团队），已被暂停，须由主管解除。',
  ),
  other_team_required: code(
    409,
    'A brake on a team is released by a manager of another team.',
    '团队的暂停须由其他团队的主管解除。',
  ),
  case_held: code(
    409,
    'This case is held: the same number or device came up before. A manager must release it.',
    '该工单已被暂停：同一号码或设备曾出现过，须由主管解除。',
  ),
  csv_unreadable: code(
    400,
    'The file is no CSV in UTF-8 or GBK. Save it again and send it.',
    '文件不是 UTF-8 或 GBK 编码的 CSV，请重新保存后上传。',
  ),
  csv_columns_wrong: code(
    400,
    'The file needs a column “number”; “reference_date” may follow. Mend the header.',
    '文件须有“号码”列，可另有“参考日期”列，请修正表头。',
  ),
  csv_too_long: code(413, 'The file has too many rows. Split it.', '文件行数过多，请拆分后上传。'),
} as const satisfies Record<string, ProblemText>;
