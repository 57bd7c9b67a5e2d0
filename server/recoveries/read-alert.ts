import type { Reader } from '../../db/connection.ts';
import { whereTextIn } from '../../db/dialects.ts';
import type { AccountRecord } from '../../db/tables.ts';
import type { AlertStory, VouchShape } from '../contract/recoveries.ts';

/** A freeze that an alert sent. */
interface FreezeCommand {
  account_id: string;
  state: string;
  created_at: number;
  confirmed_at: number | null;
}

/** Every account of an alert, the shapes it is part of, and what became of its freezing. */
export async function readAlert(db: Reader, caseId: number): Promise<AlertStory> {
  const rows = (await db('collusion_accounts')
    .where({ case_id: caseId })
    .orderBy(['account_id', 'shape'])
    .select('shape', 'account_id')) as { shape: VouchShape['shape']; account_id: string }[];
  const ids = [...new Set(rows.map((row) => row.account_id))];
  const query = db<AccountRecord>('accounts').select('account_id', 'state');
  whereTextIn(db, query, 'account_id', ids);
  const states = new Map(
    ((await query) as Pick<AccountRecord, 'account_id' | 'state'>[]).map((row) => [
      row.account_id,
      row.state,
    ]),
  );
  // In the order of their ids: of two for one account the later stands.
  const freezes = new Map((await commandsOfAlert(db, caseId)).map((one) => [one.account_id, one]));
  return {
    accounts: ids.map((accountId) => ({
      accountId,
      shapes: rows.filter((row) => row.account_id === accountId).map(({ shape }) => shape),
      standing: states.get(accountId) ?? null,
      freeze: freezeState(freezes.get(accountId)),
    })),
  };
}

/** The freezes that an alert sent and did not take back, the oldest first. */
export async function commandsOfAlert(db: Reader, caseId: number): Promise<FreezeCommand[]> {
  return (await db('outbox')
    .where({ case_id: caseId, type: 'account.freeze' })
    .whereNot({ state: 'cancelled' })
    .orderBy('id')
    .select('account_id', 'state', 'created_at', 'confirmed_at')) as FreezeCommand[];
}

function freezeState(command: FreezeCommand | undefined): AlertStory['accounts'][number]['freeze'] {
  if (command === undefined) return 'none';
  if (command.confirmed_at !== null) return 'confirmed';
  if (command.state === 'dead') return 'failed';
  return command.state === 'delivered' ? 'delivered' : 'waiting';
}
