import { z } from 'zod';
import type { FaultCode } from './fault-texts.ts';

/** Names of flows, steps, reasons and evidence: lower case, digits, underscore; at most 64 characters. */
export const nameSchema = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'not_a_name' satisfies FaultCode);

// U+0000 and lone surrogates are valid JSON escapes that PostgreSQL cannot store.
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True when the database can hold the text: no NUL, no lone surrogate. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}

/** Text of a bounded length, in code points, that every database can hold. */
export function text(max: number, min = 0) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine(isStorableText, 'not_storable' satisfies FaultCode);
}

/** The platform's account number: 1 to 32 characters, shown in full everywhere. */
export const accountIdSchema = text(32, 1);

/** An instant in ISO 8601 with a zone; digits finer than a millisecond are cut off. */
export const instantSchema = z.iso.datetime({
  offset: true,
  message: 'not_an_instant' satisfies FaultCode,
});

/** Anything that JSON can say; named, since it contains itself. */
export const jsonSchema = z.json().meta({ id: 'Json' });

/** A title in both languages of the console. */
export const titlesSchema = z.strictObject({ en: text(120, 1), 'zh-CN': text(120, 1) });
export type Titles = z.infer<typeof titlesSchema>;

/** The two languages in which every text a person sees exists. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Makes a `switch` over a union fail to compile when a member is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
