import { Box, Link, Typography } from '@mui/material';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useText } from './texts.ts';
import { uiMessages } from './ui-messages.ts';
import { useCountdown } from './useCountdown.ts';
import { useDurationText } from './useDurationText.ts';

const SHOWN_MS = 30_000;

interface MaskedFieldProps {
  /** What the field is called, as in "See security phone in full". */
  label: string;
  masked: string | null;
  /** Null where this viewer may not see it in full. */
  reveal: ((reason: string) => Promise<{ value: string; leftThisShift: number }>) | null;
  /** Stands beside the masked value and gives way to the full one, so that nothing below moves. */
  aside?: ReactNode;
}

/** A masked value; after a reason it is shown in full for 30 seconds, kept in this component's memory only. */
export function MaskedField({ label, masked, reveal, aside }: MaskedFieldProps) {
  const t = useText(uiMessages);
  const announce = useAnnounce();
  const duration = useDurationText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [shown, setShown] = useState<{ value: string; until: number; left: number } | null>(null);
  // The right to see it may end earlier: the case was handed over.
  const full = reveal && shown;
  const remaining = useCountdown(shown?.until ?? null);
  const hide = useCallback(() => setShown(null), []);

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(hide, shown.until - Date.now());
    return () => clearTimeout(timer);
  }, [shown, hide]);

  const ask = async (reason: string) => {
    if (!reveal) return;
    setBusy(true);
    setError(null);
    try {
      const { value, leftThisShift } = await reveal(reason);
      setShown({ value, until: Date.now() + SHOWN_MS, left: leftThisShift });
      setAsking(false);
      announce(t('ui.masked.announced', { field: label }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  if (masked === null) return <Typography color="text.secondary">{t('ui.masked.none')}</Typography>;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}
    >
      <span>{full ? full.value : masked}</span>
      {full ? (
        <Link
          component="button"
          type="button"
          onClick={hide}
          title={t('ui.masked.left', { smart_count: full.left })}
        >
          {t('ui.masked.hide')} · {duration(remaining ?? 0)}
        </Link>
      ) : (
        reveal && (
          <Link
            component="button"
            type="button"
            onClick={() => setAsking(true)}
            aria-label={t('ui.masked.button', { field: label })}
          >
            {t('ui.masked.reveal')}
          </Link>
        )
      )}
      {!full && aside}
      <ReasonDialog
        open={asking}
        title={t('ui.masked.title', { field: label })}
        busy={busy}
        error={error}
        onConfirm={(reason) => void ask(reason)}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}
