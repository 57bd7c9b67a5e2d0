import type { FlowDefinitionInput } from '../contract/flow-format.ts';

// Reasons that several steps share.
const ACCOUNT_HELD = ['account_banned', 'account_inactive', 'account_frozen', 'account_restricted'];
const CODE_TROUBLE = ['code_not_received', 'code_expired', 'code_wrong'];
const FACE_TROUBLE = ['face_mismatch', 'face_not_live', 'face_attempts_exhausted', 'face_declined'];
const ID_TROUBLE = ['id_check_digit', 'id_expired', 'id_mismatch', 'document_not_supported'];
const PHOTO_TROUBLE = ['id_photo_blurred', 'id_photo_side_missing', 'id_expired', 'id_mismatch'];

/** The flows that Unloop brings along (domain, section 3). Each succeeds at its last step and fails by being cancelled. */
export const SHIPPED_FLOWS: readonly FlowDefinitionInput[] = [
  flow('phone_gate', 'Bind a phone', '绑定手机号', [
    step('prompted', 'Prompted', '提示绑定', [...ACCOUNT_HELD, 'client_too_old', 'system_restricted']),
    step(
      'number_entered',
      'Number entered',
      '填写号码',
      ['new_number_bound', 'number_reassigned'],
      ['new_phone'],
    ),
    step('code_check', 'Code check', '验证短信码', [...CODE_TROUBLE, 'provider_unavailable'], ['sms_code']),
    step('bound', 'Bound', '绑定完成', ['not_effective', 'system_restricted']),
  ]),
  flow('identity_strengthening', 'Identity strengthening', '补充身份验证', [
    step('id_info', 'ID information', '身份证信息', [...ID_TROUBLE, 'material_insufficient'], ['id_number']),
    step('face_scan', 'Face scan', '人脸识别', [...FACE_TROUBLE, 'provider_unavailable'], ['face']),
    step(
      'former_passwords',
      'Former passwords',
      '曾用密码',
      ['former_password_unknown', 'material_insufficient'],
      ['former_password'],
    ),
    step(
      'friend_assist',
      'Friends’ help',
      '好友辅助',
      ['no_friends_available', 'friends_declined', 'friends_expired', 'material_insufficient'],
      ['friend_vouch'],
    ),
    // What may stand in for a piece that somebody cannot give is weighed at the end.
    step(
      'verdict',
      'Verdict',
      '审核结论',
      ['material_insufficient', 'abnormal_sign_in', 'unsafe_channel', ...ACCOUNT_HELD],
      ['bank_card', 'usual_device', 'dynamic_token'],
    ),
  ]),
  flow('real_name_id_card', 'Real name, by ID card', '实名认证（身份证）', [
    step('method', 'Choice of a way', '选择方式', ['client_too_old', 'system_restricted', ...ACCOUNT_HELD]),
    step('id_info', 'ID information', '身份证信息', ID_TROUBLE, ['id_number', 'network_identity']),
    step('id_photos', 'ID photos', '身份证照片', PHOTO_TROUBLE, ['id_photo_front', 'id_photo_back']),
    step('face_scan', 'Face scan', '人脸识别', [...FACE_TROUBLE, 'provider_unavailable'], ['face']),
    step('sms_code', 'Text message code', '短信验证码', CODE_TROUBLE, ['sms_code']),
    step('payment_password', 'Payment password', '支付密码', ['system_restricted'], ['payment_password']),
    step('status', 'Result', '认证结果', ['info_out_of_step', 'not_effective', 'provider_unavailable']),
  ]),
  flow('real_name_bank_card', 'Real name, by bank card', '实名认证（银行卡）', [
    step('method', 'Choice of a way', '选择方式', ['client_too_old', 'system_restricted', ...ACCOUNT_HELD]),
    step(
      'bank_card',
      'Bank card',
      '银行卡信息',
      ['binding_wrong', 'binding_expired', 'id_mismatch'],
      ['bank_card'],
    ),
    step('bank_check', 'Check at the bank', '银行核验', [
      'info_out_of_step',
      'id_mismatch',
      'provider_unavailable',
    ]),
    step('sms_code', 'Text message code', '短信验证码', [...CODE_TROUBLE, 'number_reassigned'], ['sms_code']),
    step('payment_password', 'Payment password', '支付密码', ['system_restricted'], ['payment_password']),
    step('status', 'Result', '认证结果', ['info_out_of_step', 'not_effective', 'provider_unavailable']),
  ]),
  flow('phone_change', 'Change of phone', '换绑', [
    step('sign_in', 'Sign-in', '登录', ['abnormal_sign_in', 'unsafe_channel', ...ACCOUNT_HELD]),
    step(
      'old_phone_proof',
      'Proof of the old phone',
      '验证原手机',
      ['old_phone_unverified', 'number_reassigned', ...CODE_TROUBLE],
      ['old_phone', 'dynamic_token', 'usual_device', 'face'],
    ),
    step('new_number', 'New number', '填写新号码', ['new_number_bound', 'number_reassigned'], ['new_phone']),
    step('new_number_code', 'Code to the new number', '验证新号码', CODE_TROUBLE, ['sms_code']),
    step('applied', 'In effect', '换绑生效', ['not_effective', 'released_incomplete', 'system_restricted']),
  ]),
  flow(
    'phone_unbind',
    'Unbinding a phone',
    '解绑',
    [
      step('security_center', 'Security centre', '安全中心', ['abnormal_sign_in', ...ACCOUNT_HELD]),
      step(
        'proof',
        'Proof',
        '身份核验',
        ['old_phone_unverified', ...CODE_TROUBLE, ...FACE_TROUBLE],
        ['sms_code', 'dynamic_token', 'face'],
      ),
      step('confirm', 'Confirmation', '确认解绑', ['system_restricted']),
      step('released', 'Released', '解绑完成', ['released_incomplete', 'not_effective']),
      step('rebind', 'Bind again', '重新绑定', ['new_number_bound', ...CODE_TROUBLE], ['new_phone']),
    ],
    'released',
  ),
  flow('recovery', 'Recovery with friends', '好友辅助找回', [
    step('opened', 'Opened', '发起找回', [...ACCOUNT_HELD, 'abnormal_sign_in']),
    step('friends_nominated', 'Friends named', '指定好友', ['no_friends_available', 'friends_expired']),
    step('vouches', 'Vouches', '好友辅助', ['friends_declined', 'friends_expired'], ['friend_vouch']),
    step(
      'review',
      'Review',
      '人工审核',
      ['material_insufficient', 'id_mismatch', 'abnormal_sign_in'],
      ['saved_code', 'dynamic_token', 'id_number', 'face'],
    ),
    step('cooling_off', 'Cooling-off', '冷静期', ['system_restricted']),
    step('restored', 'Restored', '找回完成', ['not_effective']),
  ]),
];

function step(
  name: string,
  en: string,
  zh: string,
  reasons: readonly string[],
  evidence: readonly string[] = [],
): FlowDefinitionInput['steps'][number] {
  return { name, titles: { en, 'zh-CN': zh }, reasons: [...reasons], evidence: [...evidence] };
}

function flow(
  name: string,
  en: string,
  zh: string,
  steps: FlowDefinitionInput['steps'],
  success = steps.at(-1)?.name ?? '',
): FlowDefinitionInput {
  return {
    name,
    titles: { en, 'zh-CN': zh },
    steps,
    terminal: {
      success: [{ step: success, outcome: 'passed' }],
      failure: [{ step: '*', outcome: 'cancelled' }],
    },
  };
}
