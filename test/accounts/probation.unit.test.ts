import { expect, it } from 'vitest';
import { probationEnd } from '../../server/accounts/probation.ts';

const DAY = 86_400_000;
const settings = { recovery: { probationDays: 30 } };

it('An account is on probation for the days of the settings from when it was given back, and not a moment longer', () => {
  expect(probationEnd(null, settings, 0)).toBeNull();
  expect(probationEnd(DAY, settings, DAY)).toBe(31 * DAY);
  expect(probationEnd(DAY, settings, 31 * DAY - 1)).toBe(31 * DAY);
  expect(probationEnd(DAY, settings, 31 * DAY)).toBeNull();
  expect(probationEnd(DAY, { recovery: { probationDays: 0 } }, DAY)).toBeNull();
});
