import { Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { AnnotationButton } from './AnnotationButton.tsx';
import { ChartDownloads } from './ChartDownloads.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useAnnotations, useTrend } from './metrics-queries.ts';
import { trendCsv } from './trend-csv.ts';
import { TrendTable } from './TrendTable.tsx';
import { DAY_MS } from '../../server/contract/time-units.ts';

/** Its library is large: it is loaded with the first chart that needs it. */
const TrendChart = lazy(async () => ({ default: (await import('./TrendChart.tsx')).TrendChart }));

/** A line wants so many days before the period too, to show since when. */
const LEAST_DAYS = 14;

/** Since when: the loop rate by day with its interval, and marks for what happened. */
export function TrendCard({ question }: { question: Question }) {
  const t = useText(metricsMessages);
  const [view, setView] = useState<PictureView>('picture');
  const { period } = question;
  const now = useNow();
  const days = Math.max(LEAST_DAYS, Math.round((period.to - period.from) / DAY_MS));
  const from = Math.min(period.from, midnightBefore(period.to, days));
  const { data, error, refetch } = useTrend(question, from);
  const { data: marks } = useAnnotations(question.flow, from, period.to);
  return (
    <Section
      title={t('metrics.trend.title')}
      actions={
        <>
          <AnnotationButton question={question} annotations={marks?.data ?? []} />
          <PictureOrTable
            view={view}
            of={t('metrics.trend.view')}
            labels={{ picture: t('metrics.map.picture'), table: t('metrics.map.table') }}
            onChange={setView}
          />
          <ChartDownloads
            chart={t('metrics.trend.title')}
            name={`${question.flow}-loop-rate`}
            csv={() => trendCsv(data?.days ?? [])}
            pictureId={view === 'picture' ? 'metrics-trend' : null}
          />
        </>
      }
    >
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={6} />}
      {data && view === 'table' && <TrendTable trend={data} />}
      {data && view === 'picture' && (
        <div id="metrics-trend">
          <Suspense fallback={<LoadingState rows={6} />}>
            <TrendChart trend={data} annotations={marks?.data ?? []} />
          </Suspense>
          {now - period.to < 7 * DAY_MS && (
            <Typography variant="caption" component="p" color="text.secondary">
              {t('metrics.young')}
            </Typography>
          )}
        </div>
      )}
    </Section>
  );
}

function midnightBefore(to: number, days: number): number {
  const date = new Date(to - 1);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days + 1).getTime();
}
