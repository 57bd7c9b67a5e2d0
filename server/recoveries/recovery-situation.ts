import type { Reader } from '../../db/connection.ts';
import type { CaseRecord, RecoveryRecord } from '../../db/tables.ts';
import type { RecoverySettings } from '../contract/recovery-settings.ts';
import { FIGURES } from '../settings/read-settings.ts';
import { findSetting } from '../settings/setting-store.ts';
import type { RecoveryDeps } from './recovery-deps.ts';
import { readRecoveryFacts } from './recovery-facts.ts';
import { countedVouchers, type RecoveryFacts, type VouchFacts } from './recovery-policy.ts';
import { findRecoveryOfCase } from './recovery-repository.ts';
import { type RecoveryRisk, weighRecovery } from './weigh-recovery.ts';

/** A recovery with everything that its decisions depend on. */
export interface RecoverySituation {
  recovery: RecoveryRecord;
  facts: RecoveryFacts;
  counted: VouchFacts[];
  risk: RecoveryRisk;
  settings: RecoverySettings;
  /** Which settings were in force: 0 are the defaults. */
  settingsVersion: number;
}

/** Reads the situation; null for a case that no request of the platform opened. */
export async function readSituation(
  db: Reader,
  deps: RecoveryDeps,
  row: CaseRecord,
): Promise<RecoverySituation | null> {
  const recovery = await findRecoveryOfCase(db, row.id);
  return recovery === null ? null : readSituationOf(db, deps, recovery);
}

/** Reads the situation of a recovery that is known. */
export async function readSituationOf(
  db: Reader,
  deps: RecoveryDeps,
  recovery: RecoveryRecord,
): Promise<RecoverySituation> {
  const { recovery: settings } = await deps.settings(db);
  const facts = await readRecoveryFacts(db, recovery, settings);
  return {
    recovery,
    facts,
    counted: countedVouchers(facts, settings),
    risk: weighRecovery(facts, settings),
    settings,
    settingsVersion: (await findSetting(db, FIGURES))?.version ?? 0,
  };
}
