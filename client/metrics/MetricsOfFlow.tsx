import { Box } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import type { FlowSummary } from '../../server/contract/flow-format.ts';
import { useNames } from '../catalogue/useNames.ts';
import { CopyLinkButton } from './CopyLinkButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import type { PictureView } from '../ui/PictureOrTable.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { FigureCards } from './FigureCards.tsx';
import { HeadlineBar } from './HeadlineBar.tsx';
import { LoopMapCard } from './LoopMapCard.tsx';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useDashboard } from './metrics-queries.ts';
import { type MetricsView, type Opened, periodOf } from './metrics-view.ts';
import { MetricsFilters } from './MetricsFilters.tsx';
import { PrintButton } from './PrintButton.tsx';
import { PrintedPeriod } from './PrintedPeriod.tsx';
import { WhatIfButton } from './WhatIfButton.tsx';
import { OpenedDrawer } from './OpenedDrawer.tsx';
import { TrendCard } from './TrendCard.tsx';
import { TrendCards } from './TrendCards.tsx';
import { useBeside } from './useBeside.ts';
import { VersionNotice } from './VersionNotice.tsx';
import { WorksCard } from './WorksCard.tsx';

interface MetricsOfFlowProps {
  flows: readonly FlowSummary[];
  flow: string;
  view: MetricsView;
  onChange: (changes: Partial<MetricsView>) => void;
}

const RENEW_MS = 5 * 60_000;

/** The page of one flow: sentence, five figures, loop map, trend, what works. */
export function MetricsOfFlow({ flows, flow, view, onChange }: MetricsOfFlowProps) {
  const t = useText(metricsMessages);
  const locale = useLocale();
  const names = useNames();
  const now = useNow(RENEW_MS);
  const [mapView, setMapView] = useState<PictureView>('picture');
  const period = useMemo(() => periodOf(view, now), [view, now]);
  const { segment, version } = view;
  const question: Question = useMemo(
    () => ({ flow, period, segment, version }),
    [flow, period, segment, version],
  );
  const beside = useBeside(view, question);
  const { data, error, refetch } = useDashboard(question, view);
  const open = useCallback((opened: Opened) => onChange({ opened }), [onChange]);
  const steps = data?.steps;
  const step = useCallback(
    (name: string) => titleIn(locale, steps?.find((one) => one.name === name)?.titles, names.step(name)),
    [locale, steps, names],
  );
  const title = titleIn(locale, flows.find(({ id }) => id === flow)?.titles, flow);
  return (
    <>
      <PageHeader
        title={t('metrics.title')}
        aside={
          <MetricsFilters
            flows={flows}
            flow={flow}
            view={view}
            period={period}
            choices={data?.choices}
            onChange={onChange}
          />
        }
        actions={
          <>
            <WhatIfButton question={question} />
            <PrintButton />
            <CopyLinkButton />
          </>
        }
      />
      <PrintedPeriod title={title} view={view} period={period} />
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={16} />}
      {data && (
        <>
          <VersionNotice
            versions={data.versions}
            chosen={view.version}
            onChoose={(version) => onChange({ version })}
          />
          {data.now.journeys === 0 ? (
            <EmptyState title={t('metrics.emptyTitle')}>{t('metrics.emptyNext')}</EmptyState>
          ) : (
            <>
              <HeadlineBar dashboard={data} view={view} onSee={onChange} />
              <FigureCards
                dashboard={data}
                isBeside={view.compared && view.other !== null}
                onOpen={open}
                onTimes={() => setMapView('table')}
              />
              <LoopMapCard dashboard={data} view={mapView} onView={setMapView} onOpen={open} />
              <Box
                sx={{
                  display: 'grid',
                  gap: 3,
                  mt: 3,
                  alignItems: 'start',
                  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
                }}
              >
                <TrendCard question={question} beside={beside} />
                <WorksCard question={question} />
              </Box>
              <TrendCards question={question} beside={beside} onOpen={open} />
            </>
          )}
        </>
      )}
      {view.opened !== null && (
        <OpenedDrawer
          question={question}
          opened={view.opened}
          step={step}
          onOpen={open}
          onClose={() => onChange({ opened: null })}
        />
      )}
    </>
  );
}
