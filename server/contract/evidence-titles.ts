import type { Titles } from './names.ts';

/** What the shipped flows may ask for, as users and staff read it. A name that is not here is shown as it is. */
export const EVIDENCE_TITLES: Readonly<Record<string, Titles>> = {
  id_number: { en: 'ID number', 'zh-CN': '身份证信息' },
  id_photo_front: { en: 'ID photo (front)', 'zh-CN': '身份证人像面照片' },
  id_photo_back: { en: 'ID photo (back)', 'zh-CN': '身份证国徽面照片' },
  network_identity: { en: 'national network identity', 'zh-CN': '网络身份认证' },
  face: { en: 'face scan', 'zh-CN': '人脸' },
  former_password: { en: 'former password', 'zh-CN': '曾用密码' },
  friend_vouch: { en: 'friends’ vouches', 'zh-CN': '好友辅助' },
  bank_card: { en: 'bank card', 'zh-CN': '银行卡' },
  usual_device: { en: 'usual device', 'zh-CN': '常用设备' },
  dynamic_token: { en: 'dynamic token', 'zh-CN': '动态口令' },
  sms_code: { en: 'text message code', 'zh-CN': '短信验证码' },
  payment_password: { en: 'payment password', 'zh-CN': '支付密码' },
  old_phone: { en: 'old phone', 'zh-CN': '原手机' },
  new_phone: { en: 'new phone', 'zh-CN': '新手机' },
  address_code: { en: 'code sent to a confirmed address', 'zh-CN': '已确认邮箱的验证码' },
  saved_code: { en: 'saved recovery code', 'zh-CN': '备用恢复码' },
};

/** The title of a piece of evidence; its name where it has none. */
export function evidenceTitle(name: string): Titles {
  return EVIDENCE_TITLES[name] ?? { en: name, 'zh-CN': name };
}
