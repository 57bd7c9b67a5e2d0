import { describe, expect, it } from 'vitest';
import { waitWords } from '../../server/cases/wait-words.ts';

const MINUTE = 60_000;

describe('How long the user is told to wait', () => {
  it.each([
    [72 * 60 * MINUTE, '72 hours', '72 小时'],
    [60 * MINUTE, '1 hour', '1 小时'],
    [90 * MINUTE, '2 hours', '2 小时'],
    [59.2 * MINUTE, '1 hour', '1 小时'],
    [12.5 * MINUTE, '13 minutes', '13 分钟'],
    [8_000, '1 minute', '1 分钟'],
  ])('is whole hours or minutes: %d ms', (ms, en, zh) => {
    expect(waitWords(ms)).toEqual({ en, 'zh-CN': zh });
  });
});
