import type { Database } from '../../db/connection.ts';

export function benchBulkFloors(
  _db: Database,
): Promise<Record<'take' | 'check' | 'run' | 'confirm' | 'download', number>> {
  return Promise.resolve({ take: 1, check: 1, run: 1, confirm: 1, download: 1 });
}
