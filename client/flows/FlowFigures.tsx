import { MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import type { FlowMetrics } from '../../server/contract/metrics.ts';
import { getJson } from '../api/http.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { FlowFigureTables } from './FlowFigureTables.tsx';
import { FlowTotals } from './FlowTotals.tsx';
import { flowMessages } from './flow-messages.ts';
import { DAY_MS } from '../../server/contract/time-units.ts';

const PERIODS_DAYS = [7, 30, 90, 365] as const;

/** The exact figures of a flow for the journeys that began in a period. */
export function FlowFigures({ definition }: { definition: FlowDefinition }) {
  const t = useText(flowMessages);
  const [days, setDays] = useState<number>(30);
  // The period's end stands still, or every drawing would ask for another one.
  const [to] = useState(() => Date.now());
  const { data, error, refetch } = useQuery({
    queryKey: ['flows', 'metrics', definition.name, days, to],
    queryFn: ({ signal }) =>
      getJson<FlowMetrics>(
        `/flows/${encodeURIComponent(definition.name)}/metrics`,
        { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString() },
        signal,
      ),
  });
  const period = (
    <TextField
      select
      value={days}
      onChange={({ target }) => setDays(Number(target.value))}
      slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('flows.figures.period') } } }}
    >
      {PERIODS_DAYS.map((n) => (
        <MenuItem key={n} value={n}>
          {t('flows.figures.days', { n })}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Section title={t('flows.figures.title')} actions={period}>
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={8} />}
      {data?.journeys === 0 && <Typography color="text.secondary">{t('flows.figures.none')}</Typography>}
      {data && data.journeys > 0 && (
        <>
          <FlowTotals metrics={data} />
          <FlowFigureTables metrics={data} definition={definition} />
        </>
      )}
    </Section>
  );
}
