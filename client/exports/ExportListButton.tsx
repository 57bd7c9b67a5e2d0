import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { ExportSet } from '../../server/contract/exports.ts';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { exportMessages } from './export-messages.ts';

/** Exports what the list around it shows, narrowed as it is. */
export function ExportListButton({ dataset }: { dataset: ExportSet }) {
  const t = useText(exportMessages);
  const ability = useAbility();
  const { filterValues } = useListContext();
  const [isOpen, setOpen] = useState(false);
  if (!ability?.can('create', 'Export')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('exports.fromList')}</Button>
      {isOpen && <ExportDialog listed={{ dataset, filter: filterValues }} onClose={() => setOpen(false)} />}
    </>
  );
}
