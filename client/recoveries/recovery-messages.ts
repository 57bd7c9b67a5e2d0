import type { Messages } from '../ui/texts.ts';
import { recoveryEn } from './recovery-en.ts';
import { recoveryZh } from './recovery-zh.ts';

/** The texts of recoveries and of reports of theft. */
export const recoveryMessages = { en: recoveryEn, 'zh-CN': recoveryZh } satisfies Messages;
