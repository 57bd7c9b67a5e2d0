import type { Titles } from '../contract/names.ts';

const OBJECT: Titles = {
  en: 'If this is not you, or you did not agree, tap “Object” or call our service: it stops at once.',
  'zh-CN': '如非本人操作或您并未同意，请点“提出异议”或联系客服，操作会立即停止。',
};

/** A notice as channels read it: each says how to object (domain, section 12, brake 3). */
export function withObjection({ en, 'zh-CN': zh }: Titles): Titles {
  return { en: `${en} ${OBJECT.en}`, 'zh-CN': `${zh}${OBJECT['zh-CN']}` };
}

/** What the user reads once their account is frozen. */
export const FROZEN_MESSAGE: Titles = {
  en: 'The account is frozen because somebody may be trying to take it. Call our service to prove it is yours.',
  'zh-CN': '因疑似有人盗取，账号已被冻结。请联系客服证明账号属于您。',
};
