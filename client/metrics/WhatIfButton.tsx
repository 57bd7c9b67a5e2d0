import { Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { WhatIfDialog } from './WhatIfDialog.tsx';
import { WhatIfRecoveriesDialog } from './WhatIfRecoveriesDialog.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const RECOVERY = 'recovery';

/** Asks what other thresholds would have meant. */
export function WhatIfButton({ question }: { question: Question }) {
  // A recovery waits for vouches and is weighed; the other flows go round.
  const Trial = question.flow === RECOVERY ? WhatIfRecoveriesDialog : WhatIfDialog;
  const t = useText(whatIfMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {t('whatIf.open')}
      </Button>
      {isOpen && <Trial question={question} onClose={() => setOpen(false)} />}
    </>
  );
}
