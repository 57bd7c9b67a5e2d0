import { Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useEffect } from 'react';
import { Link as RouterLink } from 'react-router';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useJourneys } from './metrics-queries.ts';
import type { Opened } from './metrics-view.ts';
import { channelText } from './useSegmentText.ts';

interface JourneyPageProps {
  question: Question;
  opened: Opened;
  cursor: string | null;
  step: (name: string) => string;
  /** Has the heading, and the words where there is nothing. */
  isFirst: boolean;
  /** Hears where to go on; null where this is the last page. */
  onNext: ((cursor: string | null) => void) | undefined;
}

/** In percent of the drawer; pages are tables of their own and must agree. */
const WIDTHS = {
  account: '15%',
  began: '16%',
  how: '11%',
  laps: '7%',
  stuckAt: '29%',
  client: '13%',
  case: '9%',
};
const COLUMNS = ['account', 'began', 'how', 'laps', 'stuckAt', 'client', 'case'] as const;

/** One page of journeys; each leads to its case where the reader may open it. */
export function JourneyPage({ question, opened, cursor, step, isFirst, onNext }: JourneyPageProps) {
  const t = useText(metricsMessages);
  const names = useNames();
  const { data, error, refetch } = useJourneys(question, opened, cursor);
  const next = data?.pageInfo.nextCursor ?? null;
  useEffect(() => onNext?.(next), [onNext, next]);
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState rows={8} />;
  if (isFirst && data.data.length === 0 && next === null)
    return <Typography color="text.secondary">{t('metrics.open.none')}</Typography>;
  return (
    <Table size="small" aria-label={t('metrics.open.journeys')} sx={{ tableLayout: 'fixed' }}>
      {isFirst && (
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell
                key={column}
                sx={{ width: WIDTHS[column] }}
                align={column === 'laps' ? 'right' : 'left'}
              >
                {t(`metrics.open.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
      )}
      <TableBody>
        {data.data.map((row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ width: WIDTHS.account }}>{row.accountId}</TableCell>
            <TableCell sx={{ width: WIDTHS.began }}>
              <Instant at={row.startedAt} />
            </TableCell>
            <TableCell sx={{ width: WIDTHS.how }}>
              {row.outcome === 'open' || row.outcome === 'succeeded' || row.outcome === 'failed'
                ? t(`metrics.open.outcome.${row.outcome}`)
                : row.outcome}
            </TableCell>
            <TableCell sx={{ width: WIDTHS.laps }} align="right">
              {row.laps}
            </TableCell>
            <TableCell sx={{ width: WIDTHS.stuckAt }}>
              {row.stuckStep === null
                ? '–'
                : `${step(row.stuckStep)}${row.stuckReason === null ? '' : ` · ${names.reason(row.stuckReason)}`}`}
            </TableCell>
            <TableCell sx={{ width: WIDTHS.client }}>
              {channelText(row.channel)} {row.clientVersion}
            </TableCell>
            <TableCell sx={{ width: WIDTHS.case }}>
              {row.caseId === null ? (
                '–'
              ) : (
                <Link component={RouterLink} to={`/cases/${row.caseId}/show`}>
                  #{row.caseId}
                </Link>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
