import { useEffect, useState } from 'react';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseStatus } from './useCaseStatus.ts';

/**
 * Keeps the page true. While nothing is being decided a newer version is loaded at once; else the reader is told and
 * loads it when they like, and sees what changed since `before`.
 */
export function useCaseMoves(detail: CaseDetail, isDeciding: boolean, refetch: () => Promise<unknown>) {
  const t = useText(casePageMessages);
  const announce = useAnnounce();
  const status = useCaseStatus(detail);
  const [before, setBefore] = useState<CaseDetail | null>(null);
  const [wasRefused, setRefused] = useState(false);
  const { isNewer } = status;

  useEffect(() => {
    if (!isNewer || isDeciding) return;
    void refetch().then(() => announce(t('casePage.stale.reloaded')));
  }, [isNewer, isDeciding, refetch, announce, t]);

  return {
    state: status.state,
    claimUntil: status.claimUntil,
    mustLook: isNewer && isDeciding,
    before,
    wasRefused,
    look: () => {
      setBefore(detail);
      setRefused(false);
      void refetch();
    },
    /** A decision was refused because the case had moved on. */
    onConflict: () => {
      setBefore(detail);
      setRefused(true);
    },
    dismiss: () => setBefore(null),
  };
}
