import type { Messages } from '../ui/texts.ts';
import { phoneEn } from './phone-en.ts';
import { phoneZh } from './phone-zh.ts';

/** The texts of cases about a phone. */
export const phoneMessages = { en: phoneEn, 'zh-CN': phoneZh } satisfies Messages;
