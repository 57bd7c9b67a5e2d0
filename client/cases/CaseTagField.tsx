import { Button, InputBase } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

/** A button that becomes a field: Enter adds the tag, Escape leaves. */
export function CaseTagField({ busy, onAdd }: { busy: boolean; onAdd: (tag: string) => void }) {
  const t = useText(casePageMessages);
  const [typed, setTyped] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setTyped(null);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const tag = typed?.trim() ?? '';
    if (tag !== '') onAdd(tag);
    setTyped(null);
  };
  if (typed === null)
    return (
      <Button
        variant="text"
        disabled={busy}
        onClick={() => setTyped('')}
        sx={{ minHeight: 24, py: 0, px: 2 }}
      >
        {t('casePage.tags.add')}
      </Button>
    );
  return (
    <InputBase
      autoFocus
      value={typed}
      placeholder={t('casePage.tags.placeholder')}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped(null)}
      inputProps={{ maxLength: 24, 'aria-label': t('casePage.tags.add') }}
      sx={(theme) => ({
        width: 130,
        px: 2,
        fontSize: 12,
        border: `1px solid ${theme.palette.tokens.lineStrong}`,
        borderRadius: '11px',
        '& input': { p: 0, height: 22 },
      })}
    />
  );
}
