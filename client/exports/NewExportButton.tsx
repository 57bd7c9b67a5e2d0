import { Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { exportMessages } from './export-messages.ts';

export function NewExportButton() {
  const t = useText(exportMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" color="primary" onClick={() => setOpen(true)}>
        {t('exports.add')}
      </Button>
      {isOpen && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
