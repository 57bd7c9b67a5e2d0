import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState } from 'react';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { dayText, type Other, type Period } from './metrics-view.ts';
import { DayFields } from './DayFields.tsx';
import { SegmentSelects } from './SegmentSelects.tsx';

interface CompareDialogProps {
  other: Other;
  period: Period;
  choices: Dashboard['choices'] | undefined;
  onChoose: (other: Other) => void;
  onClose: () => void;
}

/** Beside whom, and when: another segment in the same period unless other days are chosen. */
export function CompareDialog({ other, period, choices, onChoose, onClose }: CompareDialogProps) {
  const t = useText(metricsMessages);
  const [segment, setSegment] = useState(other.segment);
  const [isOtherPeriod, setOtherPeriod] = useState(other.from !== null);
  const [from, setFrom] = useState(other.from ?? dayText(period.compareFrom));
  const [to, setTo] = useState(other.to ?? dayText(period.compareTo - 1));
  const isWrong = isOtherPeriod && (from === '' || to === '' || from > to);
  return (
    <FormDialog
      title={t('metrics.compare.title')}
      confirm={t('metrics.compare.apply')}
      busy={isWrong}
      error={null}
      onSubmit={() => onChoose({ segment, from: isOtherPeriod ? from : null, to: isOtherPeriod ? to : null })}
      onClose={onClose}
    >
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('metrics.compare.help')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <SegmentSelects segment={segment} choices={choices} onChange={setSegment} />
      </Box>
      <FormControlLabel
        sx={{ mt: 2 }}
        control={
          <Checkbox
            size="small"
            checked={isOtherPeriod}
            onChange={({ target }) => setOtherPeriod(target.checked)}
          />
        }
        label={t('metrics.compare.otherPeriod')}
      />
      {isOtherPeriod && <DayFields from={from} to={to} onFrom={setFrom} onTo={setTo} />}
    </FormDialog>
  );
}
