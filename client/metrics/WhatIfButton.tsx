import { Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { WhatIfDialog } from './WhatIfDialog.tsx';
import { whatIfMessages } from './what-if-messages.ts';

/** Asks what other thresholds would have meant. */
export function WhatIfButton({ question }: { question: Question }) {
  const t = useText(whatIfMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {t('whatIf.open')}
      </Button>
      {isOpen && <WhatIfDialog question={question} onClose={() => setOpen(false)} />}
    </>
  );
}
