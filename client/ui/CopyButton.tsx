import { Button } from '@mui/material';
import { useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text }: { text: string }) {
  const t = useText(uiMessages);
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t('ui.copied'));
  };
  return <Button onClick={() => void copy()}>{isCopied ? `✓ ${t('ui.copied')}` : t('ui.copy')}</Button>;
}
