import { Box, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WhatIf } from '../../server/contract/what-if.ts';
import { getJson } from '../api/http.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { WhatIfFrame } from './WhatIfFrame.tsx';
import { WhatIfTable } from './WhatIfTable.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const THRESHOLDS = ['stuckAfterLaps', 'sameReasonTimes', 'silentHours', 'stuckAfterFailedJourneys'] as const;
type Changes = Partial<Record<(typeof THRESHOLDS)[number], string>>;

/** The period replayed under other thresholds, beside what it was. */
export function WhatIfDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useText(whatIfMessages);
  const [draft, setDraft] = useState<Changes>({});
  const [asked, setAsked] = useState<Changes>({});
  const { flow, period } = question;
  const query = {
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    ...asked,
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['metrics', 'what-if', flow, query],
    queryFn: ({ signal }) => getJson<WhatIf>(`/flows/${encodeURIComponent(flow)}/what-if`, query, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <WhatIfFrame
      title={t('whatIf.title')}
      busy={isFetching}
      onReplay={() => setAsked(draft)}
      onClose={onClose}
    >
      <Typography color="text.secondary">{t('whatIf.help')}</Typography>
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={6} />}
      {data && (
        <>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 3, mt: 1 }}>
            {THRESHOLDS.map((name) => (
              <TextField
                key={name}
                type="number"
                margin="dense"
                label={t(`whatIf.rule.${name}`)}
                value={draft[name] ?? String(data.rules[name])}
                onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
                slotProps={{ htmlInput: { min: 1 } }}
              />
            ))}
          </Box>
          <WhatIfTable answer={data} />
        </>
      )}
    </WhatIfFrame>
  );
}
