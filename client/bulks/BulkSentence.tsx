import { Box } from '@mui/material';
import type { PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { RADIUS } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { isConfirming, rowsRead } from './useBulk.ts';
import { useFigure } from './useFigure.ts';

/** The file in one sentence by its exact figures; red where accounts would be left with no way in. */
export function BulkSentence({ bulk }: { bulk: PhoneBulk }) {
  const t = useText(bulkMessages);
  const figure = useFigure();
  const { state, rows, ready, worked, confirmed, createdBy, counts } = bulk;
  const noWayIn = counts['ready_no_way_in'] ?? 0;
  const warns = noWayIn > 0 && (state === 'checked' || state === 'proposed');
  return (
    <Box
      role="status"
      sx={(theme) => ({
        p: '10px 14px',
        border: `1px solid ${theme.palette.tokens.line}`,
        borderLeft: `3px solid ${theme.palette.tokens.tones[warns ? 'danger' : 'quiet'].text}`,
        borderRadius: `${RADIUS.card}px`,
        backgroundColor: theme.palette.tokens.surface,
        lineHeight: '22px',
      })}
    >
      {t(`bulks.sentence.${isConfirming(bulk) ? 'confirming' : state}`, {
        rows: figure(rows),
        ready: figure(ready),
        not: figure(rows - ready),
        worked: figure(worked),
        confirmed: figure(confirmed),
        read: figure(rowsRead(bulk)),
        who: createdBy,
      })}
      {state === 'done' && (counts['failed'] ?? 0) > 0 && (
        <strong>{` ${t('bulks.sentence.failed', { smart_count: counts['failed'] ?? 0 })}`}</strong>
      )}
      {state === 'done' &&
        (counts['sent'] ?? 0) > 0 &&
        ` ${t('bulks.sentence.unanswered', { smart_count: counts['sent'] ?? 0 })}`}
      {warns && (
        <Box
          component="strong"
          sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text, fontWeight: 600 })}
        >
          {' '}
          {t('bulks.sentence.noWayIn', { smart_count: noWayIn })}
        </Box>
      )}
    </Box>
  );
}
