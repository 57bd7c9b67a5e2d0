import { Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import {
  EXPORT_ENCODINGS,
  EXPORT_FORMATS,
  EXPORT_SETS,
  type ExportFormat,
  type ExportSet,
} from '../../server/contract/exports.ts';
import { useAbility } from '../api/useStaff.ts';
import { spanOfDays } from '../ui/day-bounds.ts';
import { DialogField } from '../ui/DialogField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { exportMessages } from './export-messages.ts';
import { FilterWords } from './FilterWords.tsx';
import { useRequestExport } from './useExports.ts';

interface ExportDialogProps {
  /** What the list shows and how it is narrowed; else the person chooses. */
  listed?: { dataset: ExportSet; filter: Record<string, unknown> };
  onClose: () => void;
}

/** Asks for an export: what, of when, in which form, and whether in full. */
export function ExportDialog({ listed, onClose }: ExportDialogProps) {
  const t = useText(exportMessages);
  const ui = useText(uiMessages);
  const ability = useAbility();
  const [dataset, setDataset] = useState<ExportSet>(listed?.dataset ?? 'cases');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [encoding, setEncoding] = useState<(typeof EXPORT_ENCODINGS)[number]>('utf8_bom');
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [accountId, setAccountId] = useState('');
  const [unmasked, setUnmasked] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useRequestExport(onClose);
  const sets = EXPORT_SETS.filter((set) => set !== 'audit' || ability?.can('read', 'AuditEntry'));
  const holdsPeople = dataset === 'cases' || dataset === 'recoveries' || dataset === 'phones';
  const submit = () =>
    ask.mutate({
      dataset,
      format,
      zone,
      ...(format === 'csv' && { encoding }),
      filter: listed?.filter ?? {
        ...spanOfDays(from, to),
        ...(accountId !== '' && dataset !== 'metrics' && { accountId }),
      },
      unmasked: unmasked && holdsPeople,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
  const select = <V extends string>(
    label: string,
    value: V,
    set: (value: V) => void,
    choices: readonly (readonly [V, string])[],
  ) => (
    <TextField
      select
      fullWidth
      margin="dense"
      label={label}
      value={value}
      onChange={(event) => set(event.target.value as V)}
    >
      {choices.map(([choice, name]) => (
        <MenuItem key={choice} value={choice}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <FormDialog
      title={t('exports.form.title')}
      confirm={t('exports.form.submit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {listed ? (
        <Box sx={{ mb: 2 }}>
          {t(`exports.set.${dataset}`)}. {t('exports.form.asListed')} <FilterWords filter={listed.filter} />
        </Box>
      ) : (
        <>
          {select(
            t('exports.form.set'),
            dataset,
            setDataset,
            sets.map((set) => [set, t(`exports.set.${set}`)] as const),
          )}
          <Box sx={{ display: 'flex', gap: 2 }}>
            <DialogField type="date" label={t('exports.form.from')} value={from} onChange={setFrom} />
            <DialogField type="date" label={t('exports.form.to')} value={to} onChange={setTo} />
          </Box>
          {dataset !== 'metrics' && (
            <DialogField label={t('exports.form.accountId')} value={accountId} onChange={setAccountId} />
          )}
        </>
      )}
      <Box sx={{ display: 'flex', gap: 2 }}>
        {select(
          t('exports.form.format'),
          format,
          setFormat,
          EXPORT_FORMATS.map((one) => [one, t(`exports.format.${one}`)] as const),
        )}
        {format === 'csv' &&
          select(
            t('exports.form.encoding'),
            encoding,
            setEncoding,
            EXPORT_ENCODINGS.map((one) => [one, t(`exports.encoding.${one}`)] as const),
          )}
      </Box>
      <DialogField label={t('exports.form.zone')} value={zone} onChange={setZone} />
      {holdsPeople && ability?.can('reveal', 'Export') && (
        <FormControlLabel
          control={<Checkbox checked={unmasked} onChange={(event) => setUnmasked(event.target.checked)} />}
          label={t('exports.form.unmasked')}
        />
      )}
      {unmasked && holdsPeople && (
        <DialogField label={ui('ui.reason.label')} value={reason} onChange={setReason} maxLength={200} />
      )}
    </FormDialog>
  );
}
