import { Typography } from '@mui/material';
import { type ReactNode, Suspense, useState } from 'react';
import type { CsvCell } from '../ui/csv.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PictureOrTable, type PictureView } from '../ui/PictureOrTable.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ChartDownloads } from '../ui/ChartDownloads.tsx';
import { FigureTable, type FigureTableProps } from '../ui/FigureTable.tsx';
import { metricsMessages } from './metrics-messages.ts';

interface ChartFrameProps {
  /** Unique on the page; the picture's element is called so. */
  id: string;
  title: string;
  aside?: ReactNode;
  actions?: ReactNode;
  /** The name of a downloaded file without its ending. */
  file: string;
  csv: () => readonly (readonly CsvCell[])[];
  /** Of the answer behind it; until it is here, nothing of the rest is drawn. */
  state: { isHere: boolean; error: unknown; retry: () => void };
  /** In the place of picture and table where there is nothing to draw. */
  empty?: ReactNode;
  picture: () => ReactNode;
  table: () => Omit<FigureTableProps, 'title'>;
  rows?: number;
  /** Over and under picture or table. */
  above?: ReactNode;
  below?: ReactNode;
}

/** Every chart: a title that says what it shows, a picture, the table behind it, and both to take along. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    id,
    title,
    aside,
    actions,
    file,
    csv,
    state,
    empty,
    picture,
    table,
    rows = 6,
    above,
    below,
  } = props;
  const t = useText(metricsMessages);
  const [view, setView] = useState<PictureView>('picture');
  const isDrawn = state.isHere && empty === undefined;
  return (
    <Section
      title={title}
      aside={aside}
      actions={
        <>
          {actions}
          <PictureOrTable
            view={view}
            of={t('metrics.chart.view', { chart: title })}
            labels={{ picture: t('metrics.map.picture'), table: t('metrics.map.table') }}
            onChange={setView}
          />
          <ChartDownloads
            chart={title}
            name={file}
            csv={csv}
            pictureId={view === 'picture' && isDrawn ? id : null}
          />
        </>
      }
    >
      {state.error !== null && <ProblemState error={state.error} retry={state.retry} />}
      {!state.isHere && state.error === null && <LoadingState rows={rows} />}
      {state.isHere && empty !== undefined && <Typography color="text.secondary">{empty}</Typography>}
      {isDrawn && above}
      {isDrawn && view === 'table' && <FigureTable title={title} scrolls {...table()} />}
      {isDrawn && view === 'picture' && (
        <div id={id}>
          <Suspense fallback={<LoadingState rows={rows} />}>{picture()}</Suspense>
        </div>
      )}
      {below}
    </Section>
  );
}
