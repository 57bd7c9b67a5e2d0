import {
  Button,
  Checkbox,
  FormControlLabel,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Instant } from '../ui/Instant.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { type Question, useOutcomeCases } from './metrics-queries.ts';
import { useDecisionText } from './useDecisionText.ts';

interface OutcomeCasesProps {
  question: Question;
  kind: 'firstContact' | 'objected';
}

/** The cases behind first-contact resolution or the objection rate, with what came of each. */
export function OutcomeCases({ question, kind }: OutcomeCasesProps) {
  const t = useText(metricsMessages);
  const names = useNames();
  const words = useWords();
  const say = useDecisionText();
  const [only, setOnly] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useOutcomeCases(
    question,
    kind,
    only,
  );
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  // All cases of a flow are of one kind; waits are of several.
  const isMixed = kind === 'objected';
  const heads = isMixed
    ? (['case', 'kind', 'began', 'decision', 'ending'] as const)
    : (['case', 'decided', 'decision', 'ending'] as const);
  return (
    <>
      <FormControlLabel
        sx={{ mb: 1 }}
        control={<Checkbox size="small" checked={only} onChange={(_, checked) => setOnly(checked)} />}
        label={t(isMixed ? 'metrics.open.onlyObjected' : 'metrics.open.onlyMissed')}
      />
      {error && <ProblemState error={error} retry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={8} />}
      {data && rows.length === 0 && (
        <Typography color="text.secondary">{t('metrics.open.noCases')}</Typography>
      )}
      {rows.length > 0 && (
        <Table size="small" aria-label={t('metrics.open.cases')}>
          <TableHead>
            <TableRow>
              {heads.map((head) => (
                <TableCell key={head}>{t(`metrics.open.${head}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={`${row.caseId} ${row.at}`}>
                <TableCell>
                  <Link component={RouterLink} to={`/cases/${row.caseId}/show`}>
                    #{row.caseId}
                  </Link>
                </TableCell>
                {isMixed && <TableCell>{words(`words.kind.${row.kind}`)}</TableCell>}
                <TableCell>
                  <Instant at={row.at} />
                </TableCell>
                <TableCell>
                  {say(row.decision, null)} · {names.reason(row.reason)}
                </TableCell>
                <TableCell>{t(`metrics.open.endings.${row.ending}`)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {hasNextPage && (
        <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t('metrics.open.more')}
        </Button>
      )}
    </>
  );
}
