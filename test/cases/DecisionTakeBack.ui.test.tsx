import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DecisionTakeBack } from '../../client/cases/DecisionTakeBack.tsx';
import { buildCaseDetail } from './build-case-detail.ts';
import { renderConsole } from './render-console.tsx';

const NOW = Date.parse('2026-11-20T08:15:00.000Z');
const fetched = vi.fn(async (_path: string) =>
  Response.json({ version: 7, state: 'claimed', claimUntil: null }),
);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  fetched.mockClear();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const undoUntil = new Date(NOW + 30_000).toISOString();
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('the time left to take it back is counted down', async () => {
  renderConsole(<DecisionTakeBack detail={buildCaseDetail({ version: 6 })} undoUntil={undoUntil} />);
  expect(screen.getByRole('button', { name: /Take back · 30 s/ })).toBeDefined();
  await pass(9_000);
  expect(screen.getByRole('button', { name: /Take back · 21 s/ })).toBeDefined();
});

test('Z takes it back', async () => {
  renderConsole(<DecisionTakeBack detail={buildCaseDetail({ version: 6 })} undoUntil={undoUntil} />);
  fireEvent.keyDown(document.body, { key: 'z' });
  await pass(10);
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/cases/10482/undo');
});

test('when the time is over there is no way back', async () => {
  renderConsole(<DecisionTakeBack detail={buildCaseDetail({ version: 6 })} undoUntil={undoUntil} />);
  await pass(31_000);
  expect(screen.queryByRole('button', { name: /Take back/ })).toBeNull();
  fireEvent.keyDown(document.body, { key: 'z' });
  await pass(10);
  expect(fetched).not.toHaveBeenCalled();
});
