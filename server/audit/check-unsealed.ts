import type { Database, Reader } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';
import { FaultFound } from './audit-fault.ts';

// One statement, so that both databases count at one moment while the sealer goes on.
const COUNTS = `select (select count(*) from audit_entries) as entries,
  (select count(*) from audit_seals) as sealed,
  (select count(*) from audit_pending) as pending,
  (select count(*) from audit_pending p join audit_entries e on e.id = p.entry_id
    where not exists (select 1 from audit_seals s where s.entry_id = p.entry_id)) as waiting`;

const PAGE = 20_000;

/**
 * Checks that each entry is either sealed or waits to be, which one inserted behind our back does not. Answers how
 * many wait. Throws `FaultFound`.
 */
export async function checkUnsealed(db: Database): Promise<number> {
  const [counts] = await rawRows<{ entries: number; sealed: number; pending: number; waiting: number }>(
    db.read,
    COUNTS,
  );
  if (counts === undefined) throw new Error('no counts came back');
  if (counts.pending > counts.waiting) throw await unfit(db.read);
  if (counts.entries !== counts.sealed + counts.waiting)
    throw new FaultFound({
      kind: 'inserted',
      range: null,
      entryId: await findStranger(db.read),
      detail: 'it is neither sealed nor waiting to be',
    });
  return counts.waiting;
}

async function unfit(db: Reader): Promise<FaultFound> {
  const row = (await db('audit_pending as p')
    .leftJoin('audit_entries as e', 'e.id', 'p.entry_id')
    .leftJoin('audit_seals as s', 's.entry_id', 'p.entry_id')
    .where((either) => either.whereNull('e.id').orWhereNotNull('s.entry_id'))
    .orderBy('p.entry_id')
    .first('p.entry_id as entryId', 'e.id as found')) as
    | { entryId: string; found: string | null }
    | undefined;
  return new FaultFound({
    kind: row?.found === null ? 'removed' : 'inserted',
    range: null,
    entryId: row?.entryId ?? null,
    detail: row?.found === null ? 'it waited to be sealed' : 'it waits to be sealed a second time',
  });
}

// Page by page: the whole anti-join over millions would run into the readers' bound.
async function findStranger(db: Reader): Promise<string | null> {
  for (let after = ''; ; ) {
    const page = (await db('audit_entries')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .pluck('id')) as string[];
    const last = page.at(-1);
    if (last === undefined) return null;
    const stranger = (await db('audit_entries as e')
      .where('e.id', '>', after)
      .where('e.id', '<=', last)
      .whereNotExists(db('audit_seals as s').whereRaw('s.entry_id = e.id').select(db.raw('1')))
      .whereNotExists(db('audit_pending as p').whereRaw('p.entry_id = e.id').select(db.raw('1')))
      .orderBy('e.id')
      .first('e.id as id')) as { id: string } | undefined;
    if (stranger !== undefined) return stranger.id;
    after = last;
  }
}
