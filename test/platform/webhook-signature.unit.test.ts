import { describe, expect, test } from 'vitest';
import { signWebhook, verifyWebhook } from '../../server/platform/webhook-signature.ts';

// The example of the Standard Webhooks specification's reference libraries.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const SECONDS = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const NOW = SECONDS * 1_000;

const verify = (changes: Partial<Parameters<typeof verifyWebhook>[1]>, body = BODY, now = NOW) =>
  verifyWebhook(SECRET, { id: ID, timestamp: String(SECONDS), signature: SIGNATURE, ...changes }, body, now);

describe('webhook signatures', () => {
  test('are those of the published example', () => {
    expect(signWebhook(SECRET, ID, SECONDS, BODY)).toBe(SIGNATURE);
    expect(signWebhook(SECRET, ID, SECONDS, Buffer.from(BODY))).toBe(SIGNATURE);
    expect(verify({})).toBeNull();
  });

  test('hold where one of several matches', () => {
    expect(verify({ signature: `v1,AAAA v2,xyz ${SIGNATURE}` })).toBeNull();
  });

  test.each([
    ['another id', { id: 'msg_other' }],
    ['another moment', { timestamp: String(SECONDS + 1) }],
    ['a moment that is no number', { timestamp: '' }],
    ['another version', { signature: SIGNATURE.replace('v1', 'v2') }],
    ['no signature', { signature: '' }],
  ])('do not hold for %s', (_, changes) => {
    expect(verify(changes)).toBe('signature_invalid');
  });

  test('do not hold for another body or secret', () => {
    expect(verify({}, `${BODY} `)).toBe('signature_invalid');
    const headers = { id: ID, timestamp: String(SECONDS), signature: SIGNATURE };
    expect(verifyWebhook('whsec_c2VjcmV0', headers, BODY, NOW)).toBe('signature_invalid');
  });

  test('are refused more than five minutes off, either way', () => {
    for (const off of [300_000, -300_000]) expect(verify({}, BODY, NOW + off)).toBeNull();
    for (const off of [300_001, -300_001])
      expect(verify({}, BODY, NOW + off)).toBe('timestamp_out_of_window');
  });
});
