import type { Messages } from '../ui/texts.ts';
import { metricsEn } from './metrics-en.ts';
import { metricsZh } from './metrics-zh.ts';

/** What the pages of figures say. */
export const metricsMessages = { en: metricsEn, 'zh-CN': metricsZh } satisfies Messages;
