import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { startJobs } from '../../server/jobs/runner.ts';
import { createLogger } from '../../server/platform/logger.ts';

const logger = createLogger('silent');
const clock = () => 42;

test('a job runs at once and again, never beside itself, and gets the time', async () => {
  let running = 0;
  let most = 0;
  const run = vi.fn(async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(5);
    running -= 1;
  });
  const jobs = startJobs([{ name: 'slow', everyMs: 0, run }], logger, clock);
  await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(3));
  await jobs.stop();
  expect(most).toBe(1);
  expect(run).toHaveBeenCalledWith(42);
});

test('a run that fails is logged, and neither ends its loop nor the others', async () => {
  const failures = vi.spyOn(logger, 'error');
  const failing = vi.fn(() => Promise.reject(new Error('planted')));
  const whole = vi.fn(() => Promise.resolve());
  const jobs = startJobs(
    [
      { name: 'failing', everyMs: 1, run: failing },
      { name: 'whole', everyMs: 1, run: whole },
    ],
    logger,
    clock,
  );
  await vi.waitFor(() => {
    expect(failing.mock.calls.length).toBeGreaterThan(1);
    expect(whole.mock.calls.length).toBeGreaterThan(1);
  });
  await jobs.stop();
  expect(failures).toHaveBeenCalledWith(expect.objectContaining({ job: 'failing' }), expect.any(String));
});

test('stopping waits for what runs, cuts the pauses short and starts nothing more', async () => {
  const finished = vi.fn();
  const slow = vi.fn(async () => {
    await sleep(30);
    finished();
  });
  const idle = vi.fn(() => Promise.resolve());
  const jobs = startJobs(
    [
      { name: 'slow', everyMs: 0, run: slow },
      { name: 'idle', everyMs: 3_600_000, run: idle },
    ],
    logger,
    clock,
  );
  await sleep(5);
  await jobs.stop();
  expect(finished).toHaveBeenCalledOnce();
  expect(slow).toHaveBeenCalledOnce();
  expect(idle).toHaveBeenCalledOnce();
});
