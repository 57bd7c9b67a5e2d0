import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { LOCALES, type Locale } from '../../server/contract/names.ts';
import { catalogueOf } from './catalogue.ts';

function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Texts by key in the reader's language: the one chosen before, else the browser's. */
export function createI18nProvider(remembered: string | undefined): I18nProvider {
  const first = localeOf(remembered ?? navigator.language);
  return polyglotI18nProvider(
    (tag: string) => {
      const locale = localeOf(tag);
      // Requests take their Accept-Language from here, and screen readers their voice.
      document.documentElement.lang = locale;
      return catalogueOf(locale);
    },
    first,
    LOCALES.map((locale) => ({ locale, name: locale === 'zh-CN' ? '中文' : 'English' })),
    // Notices come as finished sentences, which react-admin looks up once more; that a key exists, the types see to.
    { allowMissing: true },
  );
}
