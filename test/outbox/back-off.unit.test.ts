import { expect, test } from 'vitest';
import { backOffMs, isSpent } from '../../server/outbox/back-off.ts';

test('the wait doubles from 2 s and ends at a quarter of an hour', () => {
  expect([1, 2, 3, 8, 9, 10, 11, 2_000].map((attempts) => backOffMs(attempts, 0))).toEqual([
    2_000, 4_000, 8_000, 256_000, 512_000, 900_000, 900_000, 900_000,
  ]);
});

test('chance takes off at most half of the wait', () => {
  expect(backOffMs(3, 0.5)).toBe(6_000);
  expect(backOffMs(3, 1)).toBe(4_000);
});

test('after its tries a command is spent, and sent again by a person has as many once more', () => {
  const spent = Array.from({ length: 8 }, (_, index) => index + 1).filter((attempts) => isSpent(attempts, 3));
  expect(spent).toEqual([3, 6]);
});
