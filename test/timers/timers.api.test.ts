import { beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { clearTimer, runDueTimers, setTimer, TIMER_RETRY_MS } from '../../server/timers/timers.ts';
import { describeOnEachDatabase, openAgain } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 20, 8);
const logger = createLogger('silent');

describeOnEachDatabase('timers', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  async function setAll(due: Record<string, number>): Promise<void> {
    await db.write(async (tx) => {
      for (const [subjectId, at] of Object.entries(due)) await setTimer(tx, 'wake', subjectId, at);
    });
  }

  test('a due timer runs once, one that is not due waits', async () => {
    await setAll({ early: NOW, late: NOW + 1 });
    const seen: string[] = [];
    const wake = async (_: unknown, subjectId: string) => void seen.push(subjectId);
    expect(await runDueTimers(db, NOW, { wake }, 10, logger)).toBe(1);
    expect(await runDueTimers(db, NOW, { wake }, 10, logger)).toBe(0);
    expect(seen).toEqual(['early']);
    expect(await runDueTimers(db, NOW + 1, { wake }, 10, logger)).toBe(1);
    expect(seen).toEqual(['early', 'late']);
  });

  test('setting a timer again moves it, and a cleared one never runs', async () => {
    await setAll({ moved: NOW, cleared: NOW });
    await setAll({ moved: NOW + 5 });
    await db.write((tx) => clearTimer(tx, 'wake', 'cleared'));
    expect(await runDueTimers(db, NOW + 4, { wake: async () => undefined }, 10, logger)).toBe(0);
    expect(await runDueTimers(db, NOW + 5, { wake: async () => undefined }, 10, logger)).toBe(1);
  });

  test('a timer that its handler sets again stays for its next time', async () => {
    await setAll({ repeating: NOW });
    const wake: Parameters<typeof runDueTimers>[2][string] = (tx, subjectId, now) =>
      setTimer(tx, 'wake', subjectId, now + 10);
    expect(await runDueTimers(db, NOW, { wake }, 10, logger)).toBe(1);
    expect(await runDueTimers(db, NOW, { wake }, 10, logger)).toBe(0);
    expect(await runDueTimers(db, NOW + 10, { wake }, 10, logger)).toBe(1);
  });

  test('a handler that throws leaves no trace but its timer, is tried again later, and blocks no other', async () => {
    await setAll({ broken: NOW - 1, whole: NOW });
    const seen: string[] = [];
    const wake: Parameters<typeof runDueTimers>[2][string] = async (tx, subjectId) => {
      await setTimer(tx, 'written', subjectId, NOW);
      if (subjectId === 'broken') throw new Error('planted');
      seen.push(subjectId);
    };
    const failures = vi.spyOn(logger, 'error');
    await runDueTimers(db, NOW, { wake }, 1, logger);
    expect(failures).toHaveBeenCalledOnce();
    failures.mockRestore();
    await runDueTimers(db, NOW, { wake }, 1, logger);
    expect(seen).toEqual(['whole']);
    expect(await db.read('timers').orderBy('kind').select('kind', 'subject_id', 'due_at')).toEqual([
      { kind: 'wake', subject_id: 'broken', due_at: NOW + TIMER_RETRY_MS },
      { kind: 'written', subject_id: 'whole', due_at: NOW },
    ]);
  });

  test('a kind without a handler here is left to who has one', async () => {
    await setAll({ foreign: NOW });
    expect(await runDueTimers(db, NOW, {}, 10, logger)).toBe(0);
    expect(await db.read('timers').select('subject_id')).toHaveLength(1);
  });

  test('each of many timers runs once when three servers run them at the same moment', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `subject-${index}`);
    await setAll(Object.fromEntries(names.map((name) => [name, NOW])));
    const others = [openAgain(db), openAgain(db)];
    const seen: string[] = [];
    const wake = async (_: unknown, subjectId: string) => void seen.push(subjectId);
    await Promise.all([db, ...others].map((server) => runDueTimers(server, NOW, { wake }, 100, logger)));
    for (const other of others) await other.close();
    expect(seen.toSorted()).toEqual(names.toSorted());
  });
});
