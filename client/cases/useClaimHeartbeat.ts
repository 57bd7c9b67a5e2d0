import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { CaseDetail, renewClaimInputSchema } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';

type RenewClaimInput = z.input<typeof renewClaimInputSchema>;

const BEAT_MS = 60_000;
const IDLE_MS = 5 * 60_000;
const SIGNS_OF_USE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** Renews one's own claim each minute while the page is visible and somebody used it in the last five minutes. */
export function useClaimHeartbeat(detail: CaseDetail): void {
  const queryClient = useQueryClient();
  const { id } = detail;
  const isMine = detail.can.act && detail.claimUntil !== null;

  useEffect(() => {
    if (!isMine) return;
    let usedAt = Date.now();
    const use = () => {
      usedAt = Date.now();
    };
    for (const sign of SIGNS_OF_USE) window.addEventListener(sign, use, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible' || Date.now() - usedAt > IDLE_MS) return;
      const input: RenewClaimInput = {};
      postJson(`/cases/${id}/claim/renew`, input)
        // A refused renewal shows in the status: the claim lapsed or the case moved on.
        .catch(() => undefined)
        .finally(() => void queryClient.invalidateQueries({ queryKey: ['case-status', id] }));
    }, BEAT_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_USE) window.removeEventListener(sign, use, { capture: true });
    };
  }, [id, isMine, queryClient]);
}
