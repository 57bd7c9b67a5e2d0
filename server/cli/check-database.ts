import { pendingMigrations } from '../../db/migrate.ts';
import type { Database } from '../../db/connection.ts';
import { rawRows } from '../../db/dialects.ts';

/** One thing that was looked at; `fault` is null where it is sound. */
export interface Finding {
  name: string;
  fault: string | null;
}

// As SQLite answers them: synchronous 2 is FULL.
const PRAGMAS: Record<string, string | number> = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
};

/** Looks at the database and changes nothing. */
export async function checkDatabase(db: Database): Promise<Finding[]> {
  const pending = await pendingMigrations(db);
  const schema = {
    name: 'schema',
    fault: pending.length === 0 ? null : `pending: ${pending.join(', ')}; run "npm run db -- migrate"`,
  };
  return db.dialect === 'sqlite'
    ? [...(await checkSqlite(db)), schema]
    : [...(await checkPostgres(db)), schema];
}

async function checkSqlite({ writer }: Database): Promise<Finding[]> {
  const integrity = await rawRows<{ integrity_check: string }>(writer, 'PRAGMA integrity_check');
  const broken = await rawRows<{ table: string }>(writer, 'PRAGMA foreign_key_check');
  const first = integrity[0]?.integrity_check ?? 'no answer';
  const settings = await Promise.all(
    Object.entries(PRAGMAS).map(async ([name, wanted]) => {
      const rows = await rawRows<Record<string, unknown>>(writer, `PRAGMA ${name}`);
      const found = rows[0]?.[name];
      return { name, fault: found === wanted ? null : `is ${String(found)}, must be ${wanted}` };
    }),
  );
  return [
    { name: 'integrity', fault: first === 'ok' ? null : first },
    {
      name: 'references',
      fault:
        broken.length === 0
          ? null
          : `${broken.length} rows without their parent, first in ${broken[0]?.table}`,
    },
    ...settings,
  ];
}

// PostgreSQL keeps references itself, except where a constraint was added without looking at what is there.
async function checkPostgres({ read }: Database): Promise<Finding[]> {
  const loose = await rawRows<{ conname: string }>(
    read,
    'select conname from pg_constraint where not convalidated',
  );
  const [version] = await rawRows<{ server_version_num: string }>(read, 'show server_version_num');
  const major = Math.floor(Number(version?.server_version_num ?? 0) / 10_000);
  return [
    { name: 'version', fault: major >= 15 ? null : `is ${major}, must be 15 or newer` },
    {
      name: 'references',
      fault: loose.length === 0 ? null : `not validated: ${loose.map(({ conname }) => conname).join(', ')}`,
    },
  ];
}
