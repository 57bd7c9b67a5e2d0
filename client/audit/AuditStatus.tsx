import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { auditStatusSchema } from '../../server/contract/audit-entries.ts';
import { getJson } from '../api/http.ts';
import { Instant } from '../ui/Instant.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { WitnessState } from './WitnessState.tsx';
import { auditMessages } from './audit-messages.ts';

type Status = z.infer<typeof auditStatusSchema>;
const POLL_MS = 30_000;

/** How far the record is sealed. */
export function AuditStatus() {
  const t = useText(auditMessages);
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['audit', 'status'],
    queryFn: ({ signal }) => getJson<Status>('/audit/status', {}, signal),
    refetchInterval: POLL_MS,
  });
  if (!data) return null;
  const number = new Intl.NumberFormat(locale);
  const { checkpoint } = data;
  return (
    <span>
      {t('audit.status', { entries: number.format(data.entries), pending: number.format(data.pending) })}{' '}
      {checkpoint ? (
        <>
          {t('audit.checkpoint', {
            size: number.format(checkpoint.size),
            root: `${checkpoint.root.slice(0, 12)}…`,
          })}{' '}
          <Instant at={checkpoint.at} style="relative" />
          {t('audit.end')}
        </>
      ) : (
        t('audit.noCheckpoint')
      )}{' '}
      <WitnessState />
    </span>
  );
}
