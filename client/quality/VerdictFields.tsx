import { Checkbox, FormControlLabel, FormHelperText } from '@mui/material';
import { useId } from 'react';
import { useText } from '../ui/texts.ts';
import { qualityMessages } from './quality-messages.ts';

interface VerdictFieldsProps {
  params: Record<string, unknown>;
  onChange: (params: { harm: boolean }) => void;
}

/** What a verdict says beside its type and reason: whether to let the case through would do harm. */
export function VerdictFields({ params, onChange }: VerdictFieldsProps) {
  const t = useText(qualityMessages);
  const id = useId();
  return (
    <>
      <FormControlLabel
        label={t('quality.harmful')}
        control={
          <Checkbox
            size="small"
            checked={params['harm'] === true}
            slotProps={{ input: { 'aria-describedby': id } }}
            onChange={(_event, harm) => onChange({ harm })}
          />
        }
      />
      <FormHelperText id={id} sx={{ mt: 0 }}>
        {t('quality.harmfulHint')}
      </FormHelperText>
    </>
  );
}
