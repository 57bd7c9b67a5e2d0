import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Reader, Tx } from '../../db/connection.ts';
import { bulkInsert, whereTextIn } from '../../db/dialects.ts';
import { deriveKey, keyedFingerprint, seal, unseal } from './cipher.ts';

/** Fields that can be searched by equality; each has a key of its own, so that equal texts of two fields differ. */
export type FingerprintField = 'phone' | 'device' | 'ip' | 'content';

/** Seals and opens one account's data under that account's own key. */
export interface AccountCipher {
  encrypt(plain: string, field: string): string;
  decrypt(sealed: string, field: string): string;
}

/**
 * Personal data at rest. Each account has a key of its own, wrapped by the master key: to erase a person is to
 * delete that key and the fingerprints.
 */
export class Vault {
  readonly #wrapping: Buffer;
  readonly #secrets: Buffer;
  readonly #fingerprints: Record<FingerprintField, Buffer>;
  readonly #cache = new LRUCache<string, Buffer>({ max: 50_000 });

  constructor(master: Buffer) {
    this.#wrapping = deriveKey(master, 'wrap account keys');
    this.#secrets = deriveKey(master, 'secrets');
    this.#fingerprints = {
      phone: deriveKey(master, 'fingerprint phone'),
      device: deriveKey(master, 'fingerprint device'),
      ip: deriveKey(master, 'fingerprint ip'),
      content: deriveKey(master, 'fingerprint content'),
    };
  }

  /** A keyed fingerprint for equality search and for audit entries. */
  fingerprint(field: FingerprintField, text: string): string {
    return keyedFingerprint(this.#fingerprints[field], text);
  }

  /** Seals a secret of ours that belongs to no account, such as a webhook secret. */
  sealSecret(plain: string, name: string): string {
    return seal(this.#secrets, plain, name);
  }

  openSecret(sealed: string, name: string): string {
    return unseal(this.#secrets, sealed, name).toString();
  }

  /** Ciphers for these accounts; accounts without a key get one in this transaction. */
  async ciphersFor(tx: Tx, accountIds: readonly string[]): Promise<Map<string, AccountCipher>> {
    const missing = [...new Set(accountIds)].filter((id) => !this.#cache.has(id));
    const made = missing.length > 0 ? await this.#loadOrMake(tx, missing) : new Map<string, Buffer>();
    return new Map(accountIds.map((id) => [id, cipherOf((made.get(id) ?? this.#cache.get(id)) as Buffer)]));
  }

  /** The cipher of an account that may have no key yet: null then, since nothing can be sealed under it. */
  async findCipher(db: Reader, accountId: string): Promise<AccountCipher | null> {
    if (!this.#cache.has(accountId)) {
      const row = await db('account_keys')
        .where({ account_id: accountId })
        .first<{ wrapped: string } | undefined>();
      if (row === undefined) return null;
      this.#cache.set(accountId, unseal(this.#wrapping, row.wrapped, accountId));
    }
    return cipherOf(this.#cache.get(accountId) as Buffer);
  }

  /** As `findCipher`, for many accounts in one query; an account without a key has none. Fills no cache. */
  async findCiphers(db: Reader, accountIds: readonly string[]): Promise<Map<string, AccountCipher>> {
    const keys = await this.#loadKeys(db, accountIds);
    return new Map([...keys].map(([id, key]) => [id, cipherOf(key)]));
  }

  // Keys made here are not cached: a rollback would leave the cache with a key that no row holds.
  async #loadOrMake(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Buffer>> {
    const known = await this.#loadKeys(tx, accountIds);
    for (const [id, key] of known) this.#cache.set(id, key);
    const fresh = accountIds.filter((id) => !known.has(id));
    if (fresh.length === 0) return known;
    const rows = fresh.map((id) => [id, seal(this.#wrapping, randomBytes(32), id)] as const);
    await bulkInsert(tx, 'account_keys', ['account_id', 'wrapped'], rows, {
      onConflict: '(account_id) do nothing',
    });
    // Read back rather than trust ours: another server may have made the key first.
    return new Map([...known, ...(await this.#loadKeys(tx, fresh))]);
  }

  async #loadKeys(db: Reader, accountIds: readonly string[]): Promise<Map<string, Buffer>> {
    const query = db('account_keys').select('account_id', 'wrapped');
    whereTextIn(db, query, 'account_id', accountIds);
    const rows = (await query) as { account_id: string; wrapped: string }[];
    return new Map(rows.map((row) => [row.account_id, unseal(this.#wrapping, row.wrapped, row.account_id)]));
  }
}

function cipherOf(key: Buffer): AccountCipher {
  return {
    encrypt: (plain, field) => seal(key, plain, field),
    decrypt: (sealed, field) => unseal(key, sealed, field).toString(),
  };
}
