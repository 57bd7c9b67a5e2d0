import { Button } from '@mui/material';
import { useState } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { metricsMessages } from './metrics-messages.ts';

/** Puts the page's address on the clipboard: it holds the whole view. */
export function CopyLinkButton() {
  const t = useText(metricsMessages);
  const ui = useText(uiMessages);
  const announce = useAnnounce();
  const [copied, setCopied] = useState<string | null>(null);
  const address = window.location.href;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(address);
    announce(ui('ui.copied'));
  };
  return (
    <Button className="no-print" onClick={() => void copy()}>
      {copied === address ? `✓ ${ui('ui.copied')}` : t('metrics.copyLink')}
    </Button>
  );
}
