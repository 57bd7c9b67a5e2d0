import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useClaimHeartbeat } from '../../client/cases/useClaimHeartbeat.ts';
import { type CaseDetail, renewClaimInputSchema } from '../../server/contract/cases.ts';

const sent = vi.fn(async (_url: string, _init: RequestInit) => Response.json({}));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', sent);
  sent.mockClear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openPage(part: { act: boolean }) {
  const detail = { id: 7, version: 3, claimUntil: '2026-01-01T00:15:00Z', can: part } as CaseDetail;
  const client = new QueryClient();
  renderHook(() => useClaimHeartbeat(detail), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
}

describe('one’s own claim', () => {
  test('is renewed each minute in the form that the contract names, while the page is used', async () => {
    openPage({ act: true });
    await vi.advanceTimersByTimeAsync(61_000);
    expect(sent).toHaveBeenCalledTimes(1);
    const [url, init] = sent.mock.calls[0] ?? [];
    expect(url).toBe('/api/cases/7/claim/renew');
    expect(renewClaimInputSchema.safeParse(JSON.parse(init?.body as string)).success).toBe(true);
  });

  test('is left to lapse when nobody uses the page for five minutes, and renewed when somebody does', async () => {
    openPage({ act: true });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(sent).toHaveBeenCalledTimes(5);
    window.dispatchEvent(new Event('keydown'));
    await vi.advanceTimersByTimeAsync(61_000);
    expect(sent).toHaveBeenCalledTimes(6);
  });

  test('is not renewed by a reader', async () => {
    openPage({ act: false });
    await vi.advanceTimersByTimeAsync(61_000);
    expect(sent).not.toHaveBeenCalled();
  });
});
