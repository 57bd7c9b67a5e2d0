import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

const FRAME_BYTES = 256 * 1024;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 5;

/** What was written, of the plain bytes. */
export interface WrittenFile {
  bytes: number;
  sha256: string;
}

/**
 * A file that is encrypted as it is written: frames of AES-256-GCM, each bound to its place and to whether it is the
 * last, so that none can be swapped, left out or cut off unseen. Memory stays at one frame.
 */
export class SealedWriter {
  readonly #file: FileHandle;
  readonly #key: Buffer;
  readonly #hash = createHash('sha256');
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #frames = 0;
  #bytes = 0;

  private constructor(file: FileHandle, key: Buffer) {
    this.#file = file;
    this.#key = key;
  }

  /** Begins the file anew, readable by its owner alone. */
  static async create(path: string, key: Buffer): Promise<SealedWriter> {
    return new SealedWriter(await open(path, 'w', 0o600), key);
  }

  /** Throws what the disk throws, such as ENOSPC. */
  async write(plain: Uint8Array): Promise<void> {
    this.#hash.update(plain);
    this.#bytes += plain.length;
    this.#waiting.push(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength));
    this.#waitingBytes += plain.length;
    if (this.#waitingBytes < FRAME_BYTES) return;
    await this.#writeFrame(Buffer.concat(this.#waiting), false);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** Writes the last frame and waits until the disk has it all. */
  async finish(): Promise<WrittenFile> {
    await this.#writeFrame(Buffer.concat(this.#waiting), true);
    await this.#file.sync();
    await this.#file.close();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Lets the file go as it is; what to do with it is the caller's. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #writeFrame(plain: Buffer, isLast: boolean): Promise<void> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(placeOf(this.#frames, isLast));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(body.length);
    head.writeUInt8(isLast ? 1 : 0, 4);
    this.#frames += 1;
    await this.#file.writev([head, iv, cipher.getAuthTag(), body]);
  }
}

/** The plain bytes, frame by frame. Throws where the file was altered or cut off. */
export async function* readSealed(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (let frame = 0, isLast = false; !isLast; frame += 1) {
      const head = await take(file, HEAD_BYTES);
      isLast = head.readUInt8(4) === 1;
      const iv = await take(file, IV_BYTES);
      const tag = await take(file, TAG_BYTES);
      const body = await take(file, head.readUInt32BE());
      const decipher = createDecipheriv('aes-256-gcm', key, iv);
      decipher.setAAD(placeOf(frame, isLast)).setAuthTag(tag);
      yield Buffer.concat([decipher.update(body), decipher.final()]);
    }
  } finally {
    await file.close();
  }
}

async function take(file: FileHandle, length: number): Promise<Buffer> {
  if (length > 64 * FRAME_BYTES) throw new Error('the sealed file is damaged');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length);
  if (bytesRead < length) throw new Error('the sealed file was cut off');
  return buffer;
}

function placeOf(frame: number, isLast: boolean): Buffer {
  return Buffer.from(`${frame} ${isLast ? 'last' : 'more'}`);
}
