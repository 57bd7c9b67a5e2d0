import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ChartDownloads } from './ChartDownloads.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useWhatWorks } from './metrics-queries.ts';
import { useDecisionText } from './useDecisionText.ts';
import { WorksPicture } from './WorksPicture.tsx';
import { WorksTable } from './WorksTable.tsx';
import { DAY_MS } from '../../server/contract/time-units.ts';

/** What breaks the loop: the share that escaped after each decision, with interval and n. */
export function WorksCard({ question }: { question: Question }) {
  const t = useText(metricsMessages);
  const [view, setView] = useState<PictureView>('picture');
  const { data, error, refetch } = useWhatWorks(question);
  const say = useDecisionText();
  const days = data ? Math.round((question.period.to - Date.parse(data.since)) / DAY_MS) : 0;
  return (
    <Section
      title={t('metrics.works.title')}
      aside={data && t('metrics.works.aside', { n: days })}
      actions={
        <>
          <PictureOrTable
            view={view}
            of={t('metrics.works.view')}
            labels={{ picture: t('metrics.map.picture'), table: t('metrics.map.table') }}
            onChange={setView}
          />
          <ChartDownloads
            chart={t('metrics.works.title')}
            name={`${question.flow}-what-works`}
            csv={() => [
              ['decision', 'evidence', 'escaped', 'n', 'share', 'low', 'high'],
              ...(data?.decisions ?? []).map(({ type, evidence, escaped }) => [
                type,
                evidence,
                escaped.n,
                escaped.of,
                escaped.share,
                escaped.low,
                escaped.high,
              ]),
            ]}
            pictureId={view === 'picture' && data && data.decisions.length > 0 ? 'metrics-works' : null}
          />
        </>
      }
    >
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={6} />}
      {data?.decisions.length === 0 && (
        <Typography color="text.secondary">{t('metrics.works.none')}</Typography>
      )}
      {data && data.decisions.length > 0 && (
        <Box id="metrics-works">
          {view === 'picture' ? (
            <WorksPicture works={data} say={say} />
          ) : (
            <WorksTable works={data} say={say} />
          )}
        </Box>
      )}
    </Section>
  );
}
