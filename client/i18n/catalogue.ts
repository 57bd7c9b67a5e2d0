import type { TranslationMessages } from 'react-admin';
import type { Locale } from '../../server/contract/names.ts';
import { featureMessages } from './feature-messages.ts';
import { frameworkEn } from './framework-en.ts';
import { frameworkZh } from './framework-zh.ts';
import { shellMessages } from './shell-messages.ts';

/** All texts of one language. */
export function catalogueOf(locale: Locale): TranslationMessages {
  const framework = locale === 'zh-CN' ? frameworkZh : frameworkEn;
  const texts = [shellMessages, ...featureMessages].map((messages) => messages[locale]);
  return Object.assign({}, framework, ...texts) as TranslationMessages;
}
