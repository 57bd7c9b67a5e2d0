import { Box, Checkbox, FormControlLabel, FormGroup, FormLabel } from '@mui/material';
import { useId } from 'react';
import { useText } from '../ui/texts.ts';
import { chosenAccounts, type RecoveryFieldsProps } from './recovery-fields-props.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** Whom of an alert's accounts to freeze: all are ticked to begin with. */
export function AlertFields({ option, detail, params, onChange }: RecoveryFieldsProps) {
  const t = useText(recoveryMessages);
  const id = useId();
  if (option.type !== 'freeze' || detail.alert === null) return null;
  const all = detail.alert.accounts.map(({ accountId }) => accountId);
  const ticked = chosenAccounts(params);
  const toggle = (account: string, isOn: boolean) =>
    onChange({ accounts: all.filter((one) => (one === account ? isOn : ticked.includes(one))) });
  return (
    <Box sx={{ mt: 2 }}>
      <FormLabel id={id}>
        {t('recovery.alert.whom')} · {t('recovery.alert.aside', { ticked: ticked.length, all: all.length })}
      </FormLabel>
      <FormGroup
        role="group"
        aria-labelledby={id}
        sx={{ maxHeight: 192, overflow: 'auto', flexWrap: 'nowrap' }}
      >
        {all.map((account) => (
          <FormControlLabel
            key={account}
            label={account}
            control={
              <Checkbox
                size="small"
                sx={{ py: '2px' }}
                checked={ticked.includes(account)}
                onChange={(_event, isOn) => toggle(account, isOn)}
              />
            }
          />
        ))}
      </FormGroup>
      {ticked.length === 0 && (
        <Box role="status" sx={{ color: 'text.secondary' }}>
          {t('recovery.alert.nobody')}
        </Box>
      )}
    </Box>
  );
}
