import type { Messages } from '../ui/texts.ts';
import { casePageEn } from './case-page-en.ts';
import { casePageZh } from './case-page-zh.ts';

/** The texts of the case page. */
export const casePageMessages = { en: casePageEn, 'zh-CN': casePageZh } satisfies Messages;
