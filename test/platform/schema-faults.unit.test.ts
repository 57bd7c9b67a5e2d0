import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FAULT_TEXTS } from '../../server/contract/fault-texts.ts';
import { flowDefinitionSchema } from '../../server/contract/flow-format.ts';
import { nameSchema } from '../../server/contract/names.ts';
import { readWith } from '../../server/platform/schema-faults.ts';

const CHINESE = /\p{Script=Han}/u;

describe('what is wrong with a field', () => {
  it('is said in Chinese and in English, whoever found it', () => {
    const schema = z.strictObject({
      name: nameSchema,
      days: z.int().max(5),
      kind: z.enum(['a', 'b']),
      titles: z.array(z.string()).min(1),
    });
    const { faults } = readWith(schema, { name: 'No Name', days: 9, kind: 'c', titles: [], other: 1 });
    expect(faults?.map(({ path }) => path).sort()).toEqual(['days', 'kind', 'name', 'other', 'titles']);
    for (const { message } of faults ?? []) {
      expect(message['zh-CN']).toMatch(CHINESE);
      expect(message.en).not.toMatch(CHINESE);
    }
  });

  it('names the type that came instead of the one wanted', () => {
    const { faults } = readWith(z.object({ days: z.int() }), { days: 'seven' }, 'params');
    expect(faults).toEqual([
      {
        path: 'params.days',
        message: {
          en: 'Invalid input: expected number, received string',
          'zh-CN': '无效输入：期望 数字，实际接收 string',
        },
      },
    ]);
  });

  it('is, in a flow, the rule that it breaks', () => {
    const step = { name: 'form', titles: { en: 'Form', 'zh-CN': '表格' } };
    const { faults } = readWith(flowDefinitionSchema, {
      name: 'permit_check',
      titles: { en: 'Permit', 'zh-CN': '许可' },
      steps: [step, step],
      terminal: { success: [{ step: 'grant', outcome: 'passed' }] },
    });
    expect(faults).toEqual([
      { path: 'steps.1.name', message: FAULT_TEXTS.step_named_twice },
      { path: 'terminal.success.0.step', message: FAULT_TEXTS.no_such_step },
    ]);
  });
});
