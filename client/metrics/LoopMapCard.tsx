import { Box } from '@mui/material';
import { useCallback, useMemo } from 'react';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { useNames } from '../catalogue/useNames.ts';
import { LoopPicture } from '../ui/LoopPicture.tsx';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { Section } from '../ui/Section.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { ChartDownloads } from '../ui/ChartDownloads.tsx';
import { FunnelTables } from './FunnelTables.tsx';
import { funnelCsv } from './funnel-csv.ts';
import { loopMapModel } from './loop-map-model.ts';
import { metricsMessages } from './metrics-messages.ts';
import type { Opened } from './metrics-view.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface LoopMapCardProps {
  dashboard: Dashboard;
  view: PictureView;
  onView: (view: PictureView) => void;
  onOpen: (opened: Opened) => void;
}

/** Where people leave and where they go round: bars, bands and arcs; the tables behind it. */
export function LoopMapCard({ dashboard, view, onView, onOpen }: LoopMapCardProps) {
  const t = useText(metricsMessages);
  const locale = useLocale();
  const names = useNames();
  const figures = useFigureTexts();
  const step = useCallback(
    (name: string) =>
      titleIn(locale, dashboard.steps.find((one) => one.name === name)?.titles, names.step(name)),
    [locale, dashboard.steps, names],
  );
  const model = useMemo(() => loopMapModel(dashboard, { t, figures, step }), [dashboard, t, figures, step]);
  const open = useCallback(
    (id: string) => {
      const [from = '', to = ''] = id.split(' ');
      onOpen({ kind: 'edge', from, to, reason: null });
    },
    [onOpen],
  );
  const description = [
    t('metrics.map.said'),
    ...model.steps.map((one) => `${one.title}: ${one.mark}. ${one.note}`),
    ...model.arcs.map((arc) => `${step(arc.from)} → ${step(arc.to)}: ${arc.label}.`),
  ].join(' ');
  return (
    <Section
      title={t('metrics.map.title')}
      actions={
        <>
          <PictureOrTable
            view={view}
            of={t('metrics.map.view')}
            labels={{ picture: t('metrics.map.picture'), table: t('metrics.map.table') }}
            onChange={onView}
          />
          <ChartDownloads
            chart={t('metrics.map.title')}
            name={`${dashboard.flow}-funnel`}
            csv={() => funnelCsv(dashboard)}
            pictureId={view === 'picture' ? 'metrics-map' : null}
          />
        </>
      }
    >
      <Box id="metrics-map">
        {view === 'picture' ? (
          <LoopPicture
            {...model}
            title={t('metrics.map.title')}
            description={description}
            outsideTitle={t('metrics.map.outside')}
            foldedLabel={() => ''}
            onArc={open}
          />
        ) : (
          <FunnelTables dashboard={dashboard} step={step} onOpen={onOpen} />
        )}
      </Box>
    </Section>
  );
}
