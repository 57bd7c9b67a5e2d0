import { useState } from 'react';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { DayFields } from './DayFields.tsx';
import { metricsMessages } from './metrics-messages.ts';

interface PeriodDialogProps {
  from: string;
  to: string;
  onChoose: (from: string, to: string) => void;
  onClose: () => void;
}

/** The first and the last day, both shown. */
export function PeriodDialog({ from, to, onChoose, onClose }: PeriodDialogProps) {
  const t = useText(metricsMessages);
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const isWrong = first === '' || last === '' || first > last;
  return (
    <FormDialog
      title={t('metrics.period.label')}
      confirm={t('metrics.period.apply')}
      busy={isWrong}
      error={null}
      onSubmit={() => onChoose(first, last)}
      onClose={onClose}
    >
      <DayFields from={first} to={last} onFrom={setFirst} onTo={setLast} autoFocus />
    </FormDialog>
  );
}
