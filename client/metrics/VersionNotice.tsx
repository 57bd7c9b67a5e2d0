import { Box, Button } from '@mui/material';
import type { Dashboard } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { RADIUS } from '../ui/tokens.ts';
import { metricsMessages } from './metrics-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

interface VersionNoticeProps {
  versions: Dashboard['versions'];
  chosen: number | null;
  onChoose: (version: number | null) => void;
}

/** Says that the period mixes versions of the flow, whose steps may differ, and lets one be looked at alone. */
export function VersionNotice({ versions, chosen, onChoose }: VersionNoticeProps) {
  const t = useText(metricsMessages);
  const { number } = useFigureTexts();
  if (versions.length < 2 && chosen === null) return null;
  return (
    <Box
      role="note"
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        mb: 3,
        p: '6px 14px',
        color: theme.palette.tokens.tones.clock.text,
        backgroundColor: theme.palette.tokens.tones.clock.ground,
        border: `1px solid ${theme.palette.tokens.tones.clock.line}`,
        borderRadius: `${RADIUS.card}px`,
      })}
    >
      {t('metrics.versions', { n: versions.length })}
      {versions.map(({ version, journeys }) => (
        <Button
          key={version}
          size="small"
          aria-pressed={version === chosen}
          variant={version === chosen ? 'contained' : 'outlined'}
          onClick={() => onChoose(version === chosen ? null : version)}
        >
          {t('metrics.segment.version', { n: version })} · {number(journeys)}
        </Button>
      ))}
    </Box>
  );
}
