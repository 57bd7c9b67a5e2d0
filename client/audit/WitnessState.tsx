import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { WitnessState as State } from '../../server/contract/audit-entries.ts';
import { getJson } from '../api/http.ts';
import { Instant } from '../ui/Instant.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { auditMessages } from './audit-messages.ts';

const POLL_MS = 30_000;

/** What the witness outside has of the record; what keeps it from more stands out. Nothing where there is none. */
export function WitnessState() {
  const t = useText(auditMessages);
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['audit', 'witness'],
    queryFn: ({ signal }) => getJson<State>('/audit/witness', {}, signal),
    refetchInterval: POLL_MS,
  });
  if (!data || (data.toldAt === null && data.failing === null)) return null;
  const { size, toldAt, failing } = data;
  return (
    <Box component="span" sx={{ display: 'inline' }}>
      {failing && (
        <>
          <ToneChip tone="danger">{t('audit.witness.failing')}</ToneChip>{' '}
          {t(`audit.witness.problem.${failing.problem}`, { status: failing.status ?? '' })}{' '}
          <Instant at={failing.since} />
          {t('audit.end')}{' '}
        </>
      )}
      {toldAt === null ? (
        t('audit.witness.never')
      ) : (
        <>
          {t('audit.witness.has', { size: new Intl.NumberFormat(locale).format(size ?? 0) })}{' '}
          <Instant at={toldAt} style="relative" />
          {t('audit.end')}
        </>
      )}
    </Box>
  );
}
