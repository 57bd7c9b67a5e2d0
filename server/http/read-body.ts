import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BODY_LIMIT_BYTES } from '../contract/event-format.ts';
import type { BodyBytes } from '../platform/authentication.ts';
import { ProblemError } from '../platform/problem-error.ts';

const unpack = promisify(gunzip);

/** Bytes, unpacked, that a body of the console may have. */
const CONSOLE_LIMIT_BYTES = 256 * 1024;

/** How many bytes, unpacked, a body may have at this path. */
export function bodyLimitOf(path: string): number {
  return path.startsWith('/api/platform/') ? BODY_LIMIT_BYTES : CONSOLE_LIMIT_BYTES;
}

/** Reads the body once. Throws `body_too_large`, `unsupported_body` or, for broken gzip, `malformed_json`. */
export async function readBody(request: IncomingMessage, limit: number): Promise<BodyBytes> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new ProblemError('body_too_large');
  const sent = await readBytes(request, limit);
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || sent.length === 0) return { sent, unpacked: sent };
  if (encoding !== 'gzip') throw new ProblemError('unsupported_body', { detail: 'only gzip is unpacked' });
  return { sent, unpacked: await unpackBytes(sent, limit) };
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Not destroyed on an early end, since the refusal must still be answered.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).length;
      if (length > limit) throw new ProblemError('body_too_large');
      chunks.push(chunk as Buffer);
    }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError('malformed_json', { detail: 'the body broke off' });
  }
  return Buffer.concat(chunks);
}

async function unpackBytes(sent: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unpack(sent, { maxOutputLength: limit });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProblemError('body_too_large');
    throw new ProblemError('malformed_json', { detail: 'the body is not valid gzip' });
  }
}
