import { useCallback } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Locale, Titles } from '../../server/contract/names.ts';

/** A tree of texts; the leaves are what a person reads, with `%{name}` for what is filled in. */
export interface TextTree {
  [key: string]: string | TextTree;
}

/** The same keys with any texts: what the other language must have, no more and no less. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** A feature's texts in every language. */
export type Messages<T extends TextTree = TextTree> = Record<Locale, T>;

/** Every dotted path to a text. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

export type TextParams = Record<string, string | number>;

/** A function that gives a feature's text by its key; a key that does not exist does not compile. */
export type Say<M extends { en: unknown }> = (key: TextKey<M['en']>, params?: TextParams) => string;

/** The texts of one feature in the reader's language. */
export function useText<M extends { en: unknown }>(_messages: M): Say<M> {
  const translate = useTranslate();
  return useCallback((key, params) => translate(key, params), [translate]);
}

/** The reader's language. */
export function useLocale(): Locale {
  const [locale] = useLocaleState();
  return locale === 'zh-CN' ? 'zh-CN' : 'en';
}

/** A title that is data, such as a flow's or a step's, in the reader's language; the bare name where there is none. */
export function titleIn(locale: Locale, titles: Titles | null | undefined, name: string): string {
  return titles?.[locale] ?? name;
}

/** Several names in one line, as the language separates them. */
export function listOf(locale: Locale, names: readonly string[]): string {
  return names.join(locale === 'zh-CN' ? '、' : ', ');
}
