import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Reader, Tx } from '../../db/connection.ts';
import type { CaseRecord } from '../../db/tables.ts';
import { accountsSharing } from '../accounts/account-facts.ts';
import type { AccountFacts } from '../contract/cases.ts';
import { HIDDEN_ACCOUNT } from '../contract/quality.ts';
import type { Vault } from '../vault/vault.ts';
import { accountOfCase, MOST_SHARING } from './account-of-case.ts';
import type { CaseDeps } from './case-deps.ts';
import type { PreparedCase } from './case-kind.ts';

const FIELD = 'decision story';

/** What a decider had before them when they decided, masked as the page masks it: nothing of the decision itself. */
export type KeptStory = Pick<PreparedCase, 'sentence' | 'journey' | 'events' | 'options'> & {
  recovery: PreparedCase['recovery'] | null;
  phone: PreparedCase['phone'] | null;
  alert: PreparedCase['alert'] | null;
  account: Omit<AccountFacts, 'revealable'>;
};

/**
 * Keeps what the decider saw, for a review of the decision by somebody else: what is read later may already tell what
 * was decided. Packed, and sealed under the account's key. Writes `decision_stories`.
 */
export async function keepStory(
  tx: Tx,
  deps: Pick<CaseDeps, 'vault' | 'settings'>,
  now: number,
  row: CaseRecord,
  decisionId: string,
  prepared: PreparedCase,
): Promise<void> {
  const sharing = await accountsSharing(tx, row.account_id, MOST_SHARING);
  const story: KeptStory = {
    sentence: prepared.sentence,
    journey: prepared.journey,
    recovery: prepared.recovery ?? null,
    phone: prepared.phone ?? null,
    alert: prepared.alert ?? null,
    events: prepared.events,
    options: prepared.options,
    account: await accountOfCase(deps, tx, row, sharing, now),
  };
  const cipher = (await deps.vault.ciphersFor(tx, [row.account_id])).get(row.account_id);
  if (cipher === undefined) throw new Error('an account without a cipher');
  const packed = deflateRawSync(JSON.stringify(story)).toString('base64');
  await tx('decision_stories').insert({
    decision_id: decisionId,
    account_id: row.account_id,
    story: cipher.encrypt(packed, FIELD),
    kept_at: now,
  });
}

/** The story kept with a decision, the account's number left out; null where it was destroyed or never kept. */
export async function openStory(db: Reader, vault: Vault, decisionId: string): Promise<KeptStory | null> {
  const row = await db('decision_stories')
    .where({ decision_id: decisionId })
    .first<{ account_id: string; story: string } | undefined>('account_id', 'story');
  const cipher = row === undefined ? null : await vault.findCipher(db, row.account_id);
  if (row === undefined || cipher === null) return null;
  const text = inflateRawSync(Buffer.from(cipher.decrypt(row.story, FIELD), 'base64')).toString();
  return JSON.parse(
    text.replaceAll(JSON.stringify(row.account_id), JSON.stringify(HIDDEN_ACCOUNT)),
  ) as KeptStory;
}
