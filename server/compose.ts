import { join } from 'node:path';
import type { Express } from 'express';
import { type Database, openDatabase } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { appendAudit } from './audit/append-audit.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { type AuditSealer, createAuditSealer } from './audit/audit-sealer.ts';
import { loadCheckpointSigner } from './audit/audit-signer.ts';
import { ViewLog } from './audit/view-log.ts';
import type { CaseKinds } from './cases/case-kind.ts';
import { caseRoutes } from './cases/case-routes.ts';
import { caseTimers } from './cases/case-timers.ts';
import { searchLog } from './cases/search-log.ts';
import { createExportRunner } from './exports/export-runner.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { FlowCatalogue } from './flows/flow-catalogue.ts';
import { flowRoutes } from './flows/flow-routes.ts';
import { shipFlows } from './flows/ship-flows.ts';
import { createApp } from './http/create-app.ts';
import { createHttpMetrics } from './http/http-metrics.ts';
import type { IntakeDeps } from './intake/intake-deps.ts';
import { intakeRoutes } from './intake/intake-routes.ts';
import { createCaseDispatcher } from './jobs/case-dispatcher.ts';
import { serverJobs } from './jobs/server-jobs.ts';
import type { Job } from './jobs/runner.ts';
import { Rulebook } from './journeys/rulebook.ts';
import { authenticateKey } from './keys/authenticate-key.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { alertRoutes } from './metrics/alert-routes.ts';
import { annotationRoutes } from './metrics/annotation-routes.ts';
import { floorRoutes } from './metrics/floor-routes.ts';
import { whatIfRoutes } from './metrics/what-if-routes.ts';
import { metricsRoutes } from './metrics/metrics-routes.ts';
import { outboxRoutes } from './outbox/outbox-routes.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Logger } from './platform/logger.ts';
import type { Route } from './platform/route.ts';
import { listNumberAccounts } from './phones/list-number-accounts.ts';
import { phoneKinds } from './phones/phone-kind.ts';
import { phoneRoutes } from './phones/phone-routes.ts';
import { qualityRoutes } from './quality/quality-routes.ts';
import { qualityTimers } from './quality/quality-timers.ts';
import { reviewKind } from './quality/review-kind.ts';
import { collusionKind } from './recoveries/collusion-kind.ts';
import { hijackKind } from './recoveries/hijack-kind.ts';
import { recoveryKind } from './recoveries/recovery-kind.ts';
import { recoveryRoutes } from './recoveries/recovery-routes.ts';
import { recoveryTimers } from './recoveries/recovery-timers.ts';
import { retentionRoutes } from './retention/retention-routes.ts';
import { reviewRoutes } from './reviews/review-routes.ts';
import { createSettingsReader } from './settings/read-settings.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { webhookTestRoute } from './settings/test-webhook.ts';
import { findActorOfToken } from './staff/sessions.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { stuckKind } from './stuck/stuck-kind.ts';
import { stuckTimers } from './stuck/stuck-timers.ts';
import { loadMasterKey } from './vault/master-key.ts';
import { Vault } from './vault/vault.ts';

/** The rooms, put together. Nothing listens and no job runs yet. */
export interface Server {
  db: Database;
  vault: Vault;
  clock: Clock;
  logger: Logger;
  config: Config;
  intake: IntakeDeps;
  routes: Route[];
  app: Express;
  jobs: Job[];
  sealer: AuditSealer;
  /** Writes what is still gathered and closes the database; jobs and listener must have stopped. */
  close(): Promise<void>;
}

/** What intake needs, on a database that is open and migrated: for the server and for the command line. */
export async function openIntake(
  { db, vault, clock }: Pick<IntakeDeps, 'db' | 'vault' | 'clock'>,
  logger: Logger,
): Promise<IntakeDeps> {
  await shipFlows(db, clock());
  const settings = createSettingsReader(db.read);
  const catalogue = new FlowCatalogue();
  const rulebook: IntakeDeps['rulebook'] = async (reader) => new Rulebook(await catalogue.load(reader));
  const kinds: CaseKinds = new Map(
    [
      stuckKind({ rulebook, settings }),
      recoveryKind({ vault, settings }),
      ...phoneKinds({ vault, settings }),
      hijackKind({ vault, settings }),
      collusionKind({ vault, settings }),
      reviewKind({ vault, settings }),
    ].map((kind) => [kind.name, kind]),
  );
  return { db, vault, clock, settings, kinds, rulebook, views: new ViewLog(db, logger) };
}

/** Puts the server together. */
export async function compose(config: Config, logger: Logger, clock: Clock = systemClock): Promise<Server> {
  const db = openDatabase(config.database);
  await migrate(db);
  const vault = new Vault(loadMasterKey(config.dataDir, config.masterKey));
  const intake = await openIntake({ db, vault, clock }, logger);
  const signer = loadCheckpointSigner(config.dataDir);
  const sealer = createAuditSealer(db, signer, config.dataDir);
  const writing = { ...intake, signer, dataDir: config.dataDir };
  const exports = createExportRunner(writing, config, logger);
  const staff = { db, clock, demo: config.demo };
  const keys = { db, vault, clock };
  const recordSearch = searchLog(db);
  const routes = [
    ...staffRoutes(staff),
    ...caseRoutes({ ...intake, recordSearch }),
    ...phoneRoutes({ ...intake, recordSearch }),
    ...recoveryRoutes(intake),
    ...qualityRoutes(intake),
    ...flowRoutes({ db, clock }),
    ...intakeRoutes(intake),
    ...metricsRoutes(intake),
    ...annotationRoutes(intake),
    ...alertRoutes(intake),
    ...floorRoutes(intake),
    ...whatIfRoutes(intake),
    ...outboxRoutes(db, clock, appendAudit),
    webhookTestRoute({ db, vault, clock }),
    ...keyRoutes(keys),
    ...settingsRoutes({ db, vault, clock }),
    ...auditRoutes({ ...intake, verifier: signer, accountsOfNumber: listNumberAccounts }),
    ...exportRoutes(writing),
    ...reviewRoutes(intake),
    ...retentionRoutes(writing),
  ];
  const metrics = createHttpMetrics();
  metrics.gauge('unloop_open_cases', 'Cases that wait in the queue', () =>
    countRows(db, 'cases', { state: 'open' }),
  );
  metrics.gauge('unloop_commands_pending', 'Commands not yet delivered', () =>
    countRows(db, 'outbox', { state: 'pending' }),
  );
  metrics.gauge('unloop_commands_dead', 'Commands given up', () =>
    countRows(db, 'outbox', { state: 'dead' }),
  );
  const app = createApp({
    routes,
    authenticate: {
      session: (token, origin) => findActorOfToken(staff, token, origin),
      key: (request) => authenticateKey(keys, request),
    },
    db,
    vault,
    logger,
    clock,
    config,
    metrics,
    web: {
      dir: join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../.build/web' : '../web'),
    },
  });
  const timers = {
    ...caseTimers(intake),
    ...stuckTimers(intake),
    ...recoveryTimers(intake),
    ...qualityTimers(),
  };
  const dispatcher = createCaseDispatcher({ ...intake, logger });
  return {
    db,
    vault,
    clock,
    logger,
    config,
    intake,
    routes,
    app,
    sealer,
    jobs: serverJobs({
      ...intake,
      logger,
      timers,
      sealer,
      dispatcher,
      exports,
      dataDir: config.dataDir,
      signer,
    }),
    close: async () => {
      await dispatcher.stop();
      await exports.stop();
      await intake.views.flush();
      await sealer.finish(clock());
      await db.close();
    },
  };
}

async function countRows(db: Database, table: string, where: Record<string, string>): Promise<number> {
  const rows = (await db.read(table).where(where).count({ n: '*' })) as { n: number }[];
  return Number(rows[0]?.n ?? 0);
}
