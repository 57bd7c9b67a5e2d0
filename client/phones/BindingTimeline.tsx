import { Box } from '@mui/material';
import type { PhoneBinding } from '../../server/contract/phones.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { BindingBarRow } from './BindingBarRow.tsx';
import { bindingBars } from './binding-bars.ts';
import { phoneRecordMessages } from './phone-record-messages.ts';

/** Every number the account has or had on one axis of time; what the bars show stands beside them in words. */
export function BindingTimeline({ bindings }: { bindings: readonly PhoneBinding[] }) {
  const t = useText(phoneRecordMessages);
  const now = useNow(null);
  const { bars, marks } = bindingBars(bindings, now);
  return (
    <Section title={t('phoneRecord.over.title')}>
      {bars.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('phoneRecord.over.none')}</Box>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {bars.map((bar) => (
          <BindingBarRow key={bar.binding.id} bar={bar} />
        ))}
      </Box>
      {bars.length > 0 && (
        <Box
          aria-hidden="true"
          sx={(theme) => ({
            position: 'relative',
            height: 20,
            ml: '112px',
            mr: '340px',
            mt: 1,
            borderTop: `1px solid ${theme.palette.tokens.line}`,
            fontSize: 12,
            color: theme.palette.tokens.third,
            '@media (max-width: 1199px)': { mr: 0 },
          })}
        >
          {marks.map(({ year, at }) => (
            <Box
              key={year}
              component="span"
              sx={{ position: 'absolute', left: `${at}%`, pl: '3px', borderLeft: 1, borderColor: 'divider' }}
            >
              {at < 96 && year}
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}
