import type { Messages } from '../ui/texts.ts';
import { phoneEn } from './phone-en.ts';
import { phoneInquiryEn, phoneInquiryZh } from './phone-inquiry-messages.ts';
import { phoneZh } from './phone-zh.ts';

/** The texts of cases about a phone. */
export const phoneMessages = {
  en: { ...phoneEn, ...phoneInquiryEn },
  'zh-CN': { ...phoneZh, ...phoneInquiryZh },
} satisfies Messages;
