import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; the answer is base64 of iv, tag and ciphertext. `context` binds it to its place. */
export function seal(key: Buffer, plain: string | Buffer, context: string): string {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

// Random bytes are fetched for many seals at once: a call for each costs more than the cipher.
const ivPool = Buffer.alloc(IV_BYTES * 512);
let ivUsed = ivPool.length;
function nextIv(): Buffer {
  if (ivUsed === ivPool.length) {
    randomFillSync(ivPool);
    ivUsed = 0;
  }
  ivUsed += IV_BYTES;
  return Buffer.from(ivPool.subarray(ivUsed - IV_BYTES, ivUsed));
}

/** Opens what `seal` closed; throws where key, context or bytes differ. */
export function unseal(key: Buffer, sealed: string, context: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** HMAC-SHA-256 in hexadecimal, shortened to 128 bits: a fingerprint for equality. */
export function keyedFingerprint(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}

/** A key for one purpose, derived from the master key (RFC 5869). */
export function deriveKey(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `unloop ${purpose}`, 32));
}
