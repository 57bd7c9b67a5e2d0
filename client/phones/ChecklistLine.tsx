import { Box } from '@mui/material';
import type { Precondition } from '../../server/contract/phone-preconditions.ts';
import { phoneWordMessages } from '../catalogue/phone-word-messages.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';
import { RemedyLinks } from './RemedyLinks.tsx';

interface ChecklistLineProps extends PhonePartProps {
  precondition: Precondition;
}

const SIGN = { fail: '✗', warn: '!', unknown: '?', pass: '✓' } as const;
const TONE = { fail: 'danger', warn: 'clock', unknown: 'clock', pass: 'proof' } as const;

/** A precondition that does not simply hold: why, until when, and what clears it as the next action. */
export function ChecklistLine({ precondition, ...part }: ChecklistLineProps) {
  const t = useText(phoneMessages);
  const words = useText(phoneWordMessages);
  const names = useNames();
  const locale = useLocale();
  const { name, verdict, why, figure, limit, until, accounts } = precondition;
  const said = [
    verdict === 'unknown'
      ? t('phone.check.unknown')
      : t(`phone.check.why.${name}`, {
          reason: why === null ? '' : names.reason(why),
          figure: figure ?? '–',
          limit: limit ?? '–',
        }),
    ...(accounts.length > 0 ? [t('phone.check.accounts', { accounts: listOf(locale, accounts) })] : []),
    ...(verdict === 'warn' ? [t('phone.check.warn')] : []),
  ].filter((one) => one !== '');
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '18px minmax(0, 1fr)' }}>
      <Box
        component="span"
        aria-hidden="true"
        sx={(theme) => ({ color: theme.palette.tokens.tones[TONE[verdict]].text, fontWeight: 600 })}
      >
        {SIGN[verdict]}
      </Box>
      <div>
        <Box
          component="span"
          sx={(theme) => ({
            fontWeight: verdict === 'fail' ? 600 : 400,
            color: verdict === 'fail' ? theme.palette.tokens.tones.danger.text : theme.palette.tokens.text,
            '&::first-letter': { textTransform: 'uppercase' },
            display: 'inline-block',
            mr: 2,
          })}
        >
          {words(verdict === 'unknown' ? `phoneWords.holds.${name}` : `phoneWords.fails.${name}`)}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {said.join(' · ')}
          {until !== null && (
            <>
              {' · '}
              <ClearsAt at={until} />
            </>
          )}
        </Box>
        <RemedyLinks precondition={precondition} {...part} />
      </div>
    </Box>
  );
}

function ClearsAt({ at }: { at: string }) {
  const t = useText(phoneMessages);
  // The instant stands where the language wants it.
  const [before = '', after = ''] = t('phone.check.until', { at: '\n' }).split('\n');
  return (
    <>
      {before}
      <Instant at={at} />
      {after}
    </>
  );
}
