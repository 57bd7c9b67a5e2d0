import { Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';
import { ImportFlowDialog } from './ImportFlowDialog.tsx';

export function ImportFlowButton() {
  const t = useText(flowMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('flows.import')}</Button>
      {isOpen && <ImportFlowDialog onClose={() => setOpen(false)} />}
    </>
  );
}
