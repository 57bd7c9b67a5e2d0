import { openDatabase } from '../../db/connection.ts';
import { loadCheckpointSigner } from '../audit/audit-signer.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { createSettingsReader } from '../settings/read-settings.ts';
import { loadMasterKey } from '../vault/master-key.ts';
import { Vault } from '../vault/vault.ts';
import { runExport } from './run-export.ts';
import { stepBack } from './step-back.ts';

// A process of its own for one export: `export-worker <number> <worker>`. People at the console come first.
stepBack();
const [id, worker = ''] = process.argv.slice(2);
const config = readConfig(process.env);
const db = openDatabase(config.database);
// Whoever started it closes its input when it ends itself, however it ends.
process.stdin.resume().on('end', () => process.exit(0));
try {
  await runExport(
    {
      db,
      vault: new Vault(loadMasterKey(config.dataDir, config.masterKey)),
      clock: systemClock,
      signer: loadCheckpointSigner(config.dataDir),
      settings: createSettingsReader(db.read),
      dataDir: config.dataDir,
    },
    Number(id),
    worker,
  );
} finally {
  await db.close();
}
process.exit(0);
