import { Box, ButtonBase } from '@mui/material';
import { BULK_VERDICTS, type BulkVerdict, type PhoneBulk } from '../../server/contract/phone-bulks.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { useFigure } from './useFigure.ts';

interface BulkCountsProps {
  bulk: PhoneBulk;
  chosen: BulkVerdict | null;
  onChoose: (verdict: BulkVerdict | null) => void;
}

// What became of the file stands before what was never sent.
const CAME_OF_IT: readonly BulkVerdict[] = ['failed', 'sent', 'done'];
const ORDER = [...CAME_OF_IT, ...BULK_VERDICTS.filter((verdict) => !CAME_OF_IT.includes(verdict))];

/** How many rows have each verdict; each leads to its rows. */
export function BulkCounts({ bulk, chosen, onChoose }: BulkCountsProps) {
  const t = useText(bulkMessages);
  const figure = useFigure();
  const lines = ORDER.filter((verdict) => (bulk.counts[verdict] ?? 0) > 0);
  return (
    <Section title={t('bulks.counts')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {lines.map((verdict) => (
          <li key={verdict}>
            <ButtonBase
              aria-pressed={verdict === chosen}
              onClick={() => onChoose(verdict === chosen ? null : verdict)}
              sx={(theme) => ({
                width: '100%',
                display: 'flex',
                gap: 2,
                px: 1,
                py: '2px',
                font: 'inherit',
                textAlign: 'left',
                borderRadius: '4px',
                color: theme.palette.tokens.text,
                backgroundColor:
                  verdict === chosen ? theme.palette.tokens.tones.action.ground : 'transparent',
                '&:hover': { backgroundColor: theme.palette.tokens.hover },
              })}
            >
              <Box component="span" sx={{ flex: 1 }}>
                {t(`bulks.verdict.${verdict}`)}
              </Box>
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {figure(bulk.counts[verdict] ?? 0)}
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Section>
  );
}
