import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useNames } from '../catalogue/useNames.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import type { BindingBar } from './binding-bars.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';
import { useDay } from './useDay.ts';

/** One number: its bar, from when to when, why it ended, and the case behind it. */
export function BindingBarRow({ bar: { binding, start, width } }: { bar: BindingBar }) {
  const t = useText(phoneRecordMessages);
  const names = useNames();
  const day = useDay();
  const isGone = binding.reassignedAt !== null;
  const tone = isGone ? 'danger' : binding.releasedAt === null ? 'proof' : 'quiet';
  const end = binding.releasedAt === null ? t('phoneRecord.over.now') : day(binding.releasedAt);
  const way = binding.verifiedBy === null ? '' : ` · ${names.evidence(binding.verifiedBy)}`;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '100px minmax(0, 1fr) 328px',
        columnGap: 3,
        alignItems: 'center',
        '@media (max-width: 1199px)': { gridTemplateColumns: '100px minmax(0, 1fr)' },
      }}
    >
      <Box component="span" sx={{ fontWeight: binding.releasedAt === null ? 600 : 400 }}>
        {binding.number}
      </Box>
      <Box aria-hidden="true" sx={{ position: 'relative', height: 12 }}>
        <Box
          sx={(theme) => ({
            position: 'absolute',
            left: `${start}%`,
            width: `${width}%`,
            height: 12,
            borderRadius: '3px',
            border: `1px solid ${tone === 'quiet' ? theme.palette.tokens.lineStrong : theme.palette.tokens.tones[tone].text}`,
            backgroundColor:
              tone === 'quiet' ? theme.palette.tokens.line : theme.palette.tokens.tones[tone].line,
          })}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, gridColumn: { xs: '1 / -1', lg: 'auto' } }}>
        <span>
          {day(binding.boundAt)} – {end}
        </span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {binding.releaseReason === null
            ? `${t(`phoneRecord.state.${binding.state}`)}${way}`
            : t(`phoneRecord.over.released.${binding.releaseReason}`)}
        </Box>
        {isGone && binding.releaseReason !== 'reassigned' && (
          <ToneChip tone="danger">{t('phoneRecord.over.released.reassigned')}</ToneChip>
        )}
        {binding.caseId !== null && (
          <Link component={RouterLink} to={`/cases/${binding.caseId}/show`}>
            #{binding.caseId}
          </Link>
        )}
      </Box>
    </Box>
  );
}
