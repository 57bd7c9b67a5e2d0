import { describe, expect, test } from 'vitest';
import { phrasesOf, wordsOf } from '../../server/audit/words.ts';

describe('words of a text', () => {
  test('are pairs of neighbouring Chinese characters and the last one, and whole words of other scripts', () => {
    expect(wordsOf('人脸验证失败，retry ABC-12')).toBe('人脸 脸验 验证 证失 失败 败 retry abc 12');
  });

  test('are the same for full-width and half-width letters', () => {
    expect(wordsOf('ＡＢＣ１２')).toBe(wordsOf('abc12'));
  });
});

describe('a search', () => {
  test('asks for a Chinese word as its pairs, one after another', () => {
    expect(phrasesOf('验证失败')).toEqual([{ words: '验证 证失 失败', open: false }]);
  });

  test('asks for a single Chinese character, and for the beginning of a word, wherever they stand', () => {
    expect(phrasesOf('败 lost')).toEqual([
      { words: '败', open: true },
      { words: 'lost', open: true },
    ]);
  });

  test('never passes a sign of the query language on', () => {
    expect(phrasesOf('"a" OR b* -> !c:(d)|\' & 验')).toEqual(
      ['a', 'or', 'b', 'c d', '验'].map((words) => ({ words, open: true })),
    );
    expect(phrasesOf('" * ()')).toEqual([]);
  });
});
