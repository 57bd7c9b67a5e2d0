import { tellWitness } from '../audit/tell-witness.ts';
import type { CheckpointSigner } from '../audit/audit-signer.ts';
import type { AuditSealer } from '../audit/audit-sealer.ts';
import { expireExports } from '../exports/expire-exports.ts';
import type { ExportRunner } from '../exports/export-runner.ts';
import type { IntakeDeps } from '../intake/intake-deps.ts';
import { purgeReceivedRequests } from '../keys/replay.ts';
import { countUncounted } from '../metrics/rebuild-rollups.ts';
import { raiseAlerts } from '../metrics/raise-alerts.ts';
import { settleOutcomes } from '../metrics/settle-outcomes.ts';
import type { Dispatcher } from '../outbox/dispatch-commands.ts';
import type { Logger } from '../platform/logger.ts';
import { destroyDue } from '../retention/destroy-due.ts';
import { findOddLooks } from '../reviews/find-odd-looks.ts';
import { sumDays } from '../rollups/sum-days.ts';
import { checkBulks } from '../phones/check-bulks.ts';
import { runBulks } from '../phones/run-bulks.ts';
import { drawReviews } from '../quality/draw-reviews.ts';
import { purgeSessions } from '../staff/sessions.ts';
import { sweepSilence } from '../stuck/sweep-silence.ts';
import { runDueTimers, type TimerHandler } from '../timers/timers.ts';
import type { Job } from './runner.ts';
import { DAY_MS, HOUR_MS } from '../contract/time-units.ts';

const TIMERS_AT_ONCE = 200;
const DAYS_AT_ONCE = 10;
/** Of decisions: the rest waits a minute. */
const OUTCOME_SLICES = 20;

interface JobDeps extends IntakeDeps {
  logger: Logger;
  timers: Record<string, TimerHandler>;
  sealer: AuditSealer;
  dispatcher: Dispatcher;
  exports: ExportRunner;
  dataDir: string;
  signer: CheckpointSigner;
}

/** What the server does by itself. Every job is safe on several servers at once. */
export function serverJobs(deps: JobDeps): Job[] {
  const { db, logger, timers, sealer, dispatcher, exports, dataDir } = deps;
  // Silence that ran out while no server was up is caught at the start.
  let sweptUntil = deps.clock() - 30 * DAY_MS;
  return [
    {
      name: 'timers',
      everyMs: 500,
      run: async (now) => void (await runDueTimers(db, now, timers, TIMERS_AT_ONCE, logger)),
    },
    { name: 'commands', everyMs: 250, run: async () => dispatcher.tick() },
    {
      name: 'phone_bulks',
      everyMs: 250,
      run: async (now) => {
        await checkBulks(deps, now);
        await runBulks(deps, now);
      },
    },
    { name: 'seal', everyMs: 1_000, run: (now) => sealer.run(now) },
    { name: 'exports', everyMs: 1_000, run: (now) => exports.run(now) },
    {
      name: 'expired exports',
      everyMs: 60_000,
      run: async (now) => void (await expireExports({ db, dataDir }, now)),
    },
    {
      name: 'witness',
      everyMs: 10_000,
      run: async (now) => {
        const { witnessAddress } = await deps.settings();
        if (witnessAddress !== null) await tellWitness(db, now, witnessAddress);
      },
    },
    {
      name: 'retention',
      everyMs: HOUR_MS,
      run: async (now) => void (await destroyDue(deps, now)),
    },
    {
      name: 'odd looks',
      everyMs: 600_000,
      run: async (now) => void (await findOddLooks(deps, now)),
    },
    {
      name: 'silence',
      everyMs: 60_000,
      run: async (now) => {
        sweptUntil = await sweepSilence(deps, sweptUntil, now);
      },
    },
    // What changes an old day is seen by its hours until then; a few at a time, beside what comes in.
    {
      name: 'sums of days',
      everyMs: 10_000,
      run: async (now) => {
        await countUncounted(db, DAYS_AT_ONCE);
        await sumDays(db, now, DAYS_AT_ONCE);
      },
    },
    {
      name: 'outcomes',
      everyMs: 60_000,
      run: async (now) => void (await settleOutcomes(deps, now, OUTCOME_SLICES)),
    },
    {
      name: 'blind reviews',
      everyMs: 20_000,
      run: async (now) => void (await drawReviews(deps, now)),
    },
    // A day is alerted of once, so looking every hour is the same as looking every night, only sooner.
    { name: 'alerts', everyMs: HOUR_MS, run: async (now) => void (await raiseAlerts(deps, now)) },
    {
      name: 'purge',
      everyMs: HOUR_MS,
      run: async (now) => {
        await purgeSessions(db, now);
        await purgeReceivedRequests(db, now);
      },
    },
  ];
}
