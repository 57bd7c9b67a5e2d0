import { describe, expect, test } from 'vitest';
import { featureMessages } from '../../client/i18n/feature-messages.ts';
import { frameworkEn } from '../../client/i18n/framework-en.ts';
import { frameworkZh } from '../../client/i18n/framework-zh.ts';
import { shellMessages } from '../../client/i18n/shell-messages.ts';
import { caseWordMessages } from '../../client/catalogue/case-word-messages.ts';
import { nameMessages } from '../../client/catalogue/name-messages.ts';
import { reasonMessages } from '../../client/catalogue/reason-messages.ts';
import { CASE_ACTIONS, CASE_KINDS, CASE_STATES } from '../../server/contract/case-states.ts';
import { OUTCOMES } from '../../server/contract/event-format.ts';
import { EVENT_REJECTIONS, PROBLEMS } from '../../server/contract/problem-codes.ts';
import { ROLES } from '../../server/contract/staff.ts';
import { SHIPPED_FLOWS } from '../../server/flows/shipped-flows.ts';

const ALL = [shellMessages, ...featureMessages];

/** Every text of a tree by its dotted key. */
function textsOf(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [inner, text] of textsOf(value as object, `${prefix}${key}.`)) texts.set(inner, text);
  return texts;
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

describe('the texts of the console', () => {
  test('have the same keys in both languages', () => {
    for (const messages of ALL)
      expect([...textsOf(messages['zh-CN']).keys()]).toEqual([...textsOf(messages.en).keys()]);
    expect([...textsOf(frameworkZh).keys()].sort()).toEqual([...textsOf(frameworkEn).keys()].sort());
  });

  test('fill in the same things in both languages', () => {
    for (const messages of ALL) {
      const zh = textsOf(messages['zh-CN']);
      for (const [key, text] of textsOf(messages.en))
        expect([key, placeholders(zh.get(key) ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  test('are never empty where the other language speaks', () => {
    for (const messages of ALL) {
      const zh = textsOf(messages['zh-CN']);
      for (const [key, text] of textsOf(messages.en))
        expect([key, zh.get(key) === '']).toEqual([key, text === '']);
    }
  });

  test('of one feature never hide those of another', () => {
    const names = ALL.flatMap((messages) => Object.keys(messages.en));
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

describe('every code that a person can meet has a text in both languages', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    const { words } = caseWordMessages[locale];
    test(`${locale}: kinds, states, actions and roles`, () => {
      expect(Object.keys(words.kind)).toEqual([...CASE_KINDS]);
      expect(Object.keys(words.state)).toEqual([...CASE_STATES]);
      expect(Object.keys(words.action)).toEqual([...CASE_ACTIONS]);
      expect(Object.keys(words.role)).toEqual([...ROLES]);
    });
    test(`${locale}: problems and rejections`, () => {
      for (const problem of [...Object.values(PROBLEMS), ...Object.values(EVENT_REJECTIONS)])
        expect(problem[locale]).not.toBe('');
    });
    test(`${locale}: steps, outcomes, reasons and evidence of the flows that are shipped`, () => {
      const steps = SHIPPED_FLOWS.flatMap((flow) => flow.steps);
      const { names } = nameMessages[locale];
      expect(Object.keys(names.step)).toEqual(expect.arrayContaining(steps.map((step) => step.name)));
      expect(Object.keys(names.evidence)).toEqual(
        expect.arrayContaining(steps.flatMap((step) => step.evidence ?? [])),
      );
      expect(Object.keys(names.outcome).toSorted()).toEqual([...OUTCOMES].toSorted());
      expect(Object.keys(reasonMessages[locale].reasons)).toEqual(
        expect.arrayContaining(steps.flatMap((step) => step.reasons ?? [])),
      );
    });
  }
});
