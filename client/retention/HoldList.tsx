import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Hold } from '../../server/contract/retention.ts';
import { getJson } from '../api/http.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { HOLDS_KEY } from './holds-key.ts';
import { ReleaseHoldButton } from './ReleaseHoldButton.tsx';
import { retentionMessages } from './retention-messages.ts';

export function HoldList() {
  const t = useText(retentionMessages);
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: HOLDS_KEY,
    queryFn: ({ signal }) => getJson<{ data: Hold[] }>('/holds', {}, signal),
  });
  const day = (at: string | null) => (at === null ? '…' : new Date(at).toLocaleDateString(locale));
  return (
    <Section flush title={t('retention.holds')} aside={t('retention.holdsHelp')}>
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!error && !data && <LoadingState rows={3} />}
      {data?.data.length === 0 && (
        <EmptyState title={t('retention.none')}>{t('retention.noneNext')}</EmptyState>
      )}
      {data && data.data.length > 0 && (
        <Table aria-label={t('retention.holds')}>
          <TableHead>
            <TableRow>
              {(['covers', 'reason', 'by', 'state'] as const).map((column) => (
                <TableCell key={column}>{t(`retention.column.${column}`)}</TableCell>
              ))}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {data.data.map((hold) => (
              <TableRow key={hold.id}>
                <TableCell>
                  {hold.accountId ?? t('retention.everything')}
                  {(hold.from ?? hold.to) !== null && (
                    <>, {t('retention.until', { from: day(hold.from), to: day(hold.to) })}</>
                  )}
                </TableCell>
                <TableCell>{hold.reason}</TableCell>
                <TableCell>
                  {hold.by}, <Instant at={hold.at} />
                </TableCell>
                <TableCell>
                  {hold.released ? (
                    t('retention.released', hold.released)
                  ) : (
                    <ToneChip tone="clock">{t('retention.inForce')}</ToneChip>
                  )}
                </TableCell>
                <TableCell align="right">{!hold.released && <ReleaseHoldButton id={hold.id} />}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
