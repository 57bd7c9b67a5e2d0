import { expect, test } from 'vitest';
import { isAllowedAddress } from '../../server/keys/address-rules.ts';

const RULES = ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'];

test.each(['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1::5', '198.51.100.7'])(
  '%s falls under a rule',
  (address) => expect(isAllowedAddress(address, RULES)).toBe(true),
);

test.each(['203.0.114.9', '2001:db9::5', '198.51.100.8', 'nonsense', ''])('%s falls under none', (address) =>
  expect(isAllowedAddress(address, RULES)).toBe(false),
);

test('without rules every address may come', () => {
  expect(isAllowedAddress('192.0.2.1', [])).toBe(true);
});
