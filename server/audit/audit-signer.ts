import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf } from '../platform/clock.ts';

/** What a checkpoint says: the tree had this size and root then. */
export interface CheckpointClaim {
  size: number;
  /** Hexadecimal. */
  root: string;
  /** UTC epoch milliseconds. */
  at: number;
}

/** A claim with its Ed25519 signature (base64) and the name of the key that made it. */
export interface Checkpoint extends CheckpointClaim {
  keyId: string;
  signature: string;
}

/** The public half of the key: all that a verification needs. */
export interface CheckpointVerifier {
  keyId: string;
  publicPem: string;
  holds(checkpoint: Checkpoint): boolean;
}

export interface CheckpointSigner extends CheckpointVerifier {
  sign(claim: CheckpointClaim): Checkpoint;
  /** The signature (base64) of a document; `kind` keeps one kind of document from passing as another. */
  signDocument(kind: string, sha256: string): string;
}

/** The text that is signed for a document; outsiders can build it. */
export function documentText(kind: string, sha256: string): string {
  return `unloop ${kind} v1\nsha256 ${sha256}\n`;
}

/** The text that is signed; outsiders can build it from a checkpoint's fields. */
export function checkpointText(claim: CheckpointClaim): string {
  return `unloop audit checkpoint v1\nsize ${claim.size}\nroot ${claim.root}\nat ${isoOf(claim.at)}\n`;
}

/** The signing key of the data directory, made once: `audit-signing.key` (mode 600), with `audit-signing.pub` beside it. */
export function loadCheckpointSigner(dataDir: string): CheckpointSigner {
  const file = join(dataDir, 'audit-signing.key');
  if (!existsSync(file)) makeKey(dataDir, file);
  const privateKey = createPrivateKey(readFileSync(file));
  const verifier = verifierOf(createPublicKey(privateKey));
  const publicFile = join(dataDir, 'audit-signing.pub');
  if (!existsSync(publicFile)) writeFileSync(publicFile, verifier.publicPem);
  return {
    ...verifier,
    sign: (claim) => ({
      ...claim,
      keyId: verifier.keyId,
      signature: sign(null, Buffer.from(checkpointText(claim)), privateKey).toString('base64'),
    }),
    signDocument: (kind, sha256) =>
      sign(null, Buffer.from(documentText(kind, sha256)), privateKey).toString('base64'),
  };
}

/** The public half alone, from the data directory; throws where the server never made a key there. */
export function loadCheckpointVerifier(dataDir: string): CheckpointVerifier {
  const file = join(dataDir, 'audit-signing.pub');
  if (!existsSync(file))
    throw new Error(`${file} is not there: start the server once, or name the public key that it had`);
  return checkpointVerifier(readFileSync(file, 'utf8'));
}

/** A verifier from the public key's PEM alone. */
export function checkpointVerifier(publicPem: string): CheckpointVerifier {
  return verifierOf(createPublicKey(publicPem));
}

function verifierOf(key: KeyObject): CheckpointVerifier {
  const der = key.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
  return {
    keyId,
    publicPem: key.export({ type: 'spki', format: 'pem' }).toString(),
    holds: (checkpoint) =>
      checkpoint.keyId === keyId &&
      verify(null, Buffer.from(checkpointText(checkpoint)), key, Buffer.from(checkpoint.signature, 'base64')),
  };
}

// Written whole and then linked into place: of two processes starting at once, one makes the key and both read it.
function makeKey(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
