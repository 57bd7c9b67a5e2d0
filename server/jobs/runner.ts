import { setMaxListeners } from 'node:events';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';

/** Work that comes again and again. */
export interface Job {
  name: string;
  /** From the end of one run to the start of the next, in milliseconds. */
  everyMs: number;
  run(now: number): Promise<void>;
}

/** The jobs of a server, running. */
export interface RunningJobs {
  /** Starts no run any more and waits for those that are under way. */
  stop(): Promise<void>;
}

/** Runs each job in a loop of its own, at once and then again; a run that fails is logged and the loop goes on. */
export function startJobs(jobs: readonly Job[], logger: Logger, clock: Clock): RunningJobs {
  const stopping = new AbortController();
  // Each job waits for it; Node would take more than ten for a leak.
  setMaxListeners(jobs.length, stopping.signal);
  const loops = jobs.map((job) => loop(job, logger, clock, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function loop(job: Job, logger: Logger, clock: Clock, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await job.run(clock());
    } catch (error) {
      logger.error({ err: error, job: job.name }, 'job failed');
    }
    await pause(job.everyMs, stopping);
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    stopping.addEventListener('abort', wake);
  });
}
