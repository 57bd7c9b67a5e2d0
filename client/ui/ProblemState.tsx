import { Box, Button, Typography } from '@mui/material';
import { ProblemError } from '../api/problem-error.ts';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import { useProblemText } from './useProblemText.ts';

/** A part of the page that could not be had: why, and a way to try again where that may help. */
export function ProblemState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText(uiMessages);
  const say = useProblemText();
  const problem = error instanceof ProblemError ? error : null;
  const canRetry = retry && ![403, 404].includes(problem?.status ?? 0);
  return (
    <Box role="alert" sx={{ p: '24px 16px', textAlign: 'center' }}>
      <Typography sx={{ fontWeight: 600, mb: canRetry ? 2 : 0 }}>{say(error)}</Typography>
      {problem?.requestId && (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('ui.problem.requestId', { id: problem.requestId })}
        </Typography>
      )}
      {canRetry && <Button onClick={retry}>{t('ui.retry')}</Button>}
    </Box>
  );
}
