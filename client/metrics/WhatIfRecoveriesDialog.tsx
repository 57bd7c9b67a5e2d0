import { Box, TextField, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecoverySignal } from '../../server/contract/recoveries.ts';
import type { WhatIfRecoveries } from '../../server/contract/what-if-recoveries.ts';
import { getJson } from '../api/http.ts';
import { riskSignMessages } from '../catalogue/risk-sign-messages.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { WhatIfFrame } from './WhatIfFrame.tsx';
import { WhatIfRecoveriesTable } from './WhatIfRecoveriesTable.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const FIGURES = ['vouchesNeeded', 'highRiskFrom'] as const;
type Draft = Record<string, string>;

/** The period's recoveries weighed under other settings, beside what they were. */
export function WhatIfRecoveriesDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useText(whatIfMessages);
  const sign = useText(riskSignMessages);
  const [draft, setDraft] = useState<Draft>({});
  const [asked, setAsked] = useState<Draft>({});
  const { vouchesNeeded, highRiskFrom, ...weights } = asked;
  const query = {
    from: new Date(question.period.from).toISOString(),
    to: new Date(question.period.to).toISOString(),
    vouchesNeeded,
    highRiskFrom,
    weight: Object.entries(weights).map(([name, points]) => `${name}:${points}`),
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['metrics', 'what-if-recoveries', query],
    queryFn: ({ signal }) => getJson<WhatIfRecoveries>('/what-if/recoveries', query, signal),
    placeholderData: keepPreviousData,
  });
  const field = (name: string, label: string, value: number) => (
    <TextField
      key={name}
      type="number"
      margin="dense"
      label={label}
      value={draft[name] ?? String(value)}
      onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      slotProps={{ htmlInput: { min: 0 } }}
    />
  );
  return (
    <WhatIfFrame
      title={t('whatIf.recoveriesTitle')}
      busy={isFetching}
      onReplay={() => setAsked(draft)}
      onClose={onClose}
    >
      <Typography color="text.secondary">{t('whatIf.recoveriesHelp')}</Typography>
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={8} />}
      {data && (
        <>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', columnGap: 3, mt: 1 }}>
            {FIGURES.map((name) => field(name, t(`whatIf.rule.${name}`), data.settings[name]))}
            {(Object.keys(data.settings.weights) as RecoverySignal[]).map((name) =>
              field(name, sign(`riskSign.${name}`), data.settings.weights[name]),
            )}
          </Box>
          <WhatIfRecoveriesTable answer={data} />
        </>
      )}
    </WhatIfFrame>
  );
}
