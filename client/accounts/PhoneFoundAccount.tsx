import { Box, Button, Link } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { PhoneSearchAnswer } from '../../server/contract/account-page.ts';
import { useAbility } from '../api/useStaff.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { accountMessages } from './account-messages.ts';
import { OpenCaseForm } from './OpenCaseForm.tsx';
import { useAccountWords } from './useAccountWords.ts';

interface PhoneFoundAccountProps {
  found: PhoneSearchAnswer['data'][number];
  onLeave: () => void;
}

/** One account that has or had the number: since when, its state, its open cases, and a case for who called. */
export function PhoneFoundAccount({ found, onLeave }: PhoneFoundAccountProps) {
  const t = useText(accountMessages);
  const words = useWords();
  const say = useAccountWords();
  const ability = useAbility();
  const [isOpening, setOpening] = useState(false);
  const { accountId, state, holdsNumber, boundAt, releasedAt, openCases, visible } = found;
  return (
    <Box
      component="li"
      sx={{ py: 2, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { border: 0 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        {visible ? (
          <Link
            component={RouterLink}
            to={`/accounts/${accountId}`}
            onClick={onLeave}
            sx={{ fontWeight: 600 }}
          >
            {accountId}
          </Link>
        ) : (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {accountId}
          </Box>
        )}
        {state !== null && <span>{say.state(state)}</span>}
        {holdsNumber && <ToneChip tone="proof">{t('accounts.phone.holds')}</ToneChip>}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {releasedAt === null
            ? t('accounts.phone.since', { from: say.day(boundAt) })
            : t('accounts.phone.fromTo', { from: say.day(boundAt), to: say.day(releasedAt) })}
        </Box>
        {ability?.can('create', 'Case') && !isOpening && (
          <Button onClick={() => setOpening(true)} sx={{ ml: 'auto', minHeight: 26, py: 0 }}>
            {t('accounts.open.button')}
          </Button>
        )}
      </Box>
      {openCases.map((one) => (
        <Box key={one.id}>
          <Link component={RouterLink} to={`/cases/${one.id}/show`} onClick={onLeave}>
            #{one.id}
          </Link>{' '}
          {words(`words.kind.${one.kind}`)} · {words(`words.state.${one.state}`)}
        </Box>
      ))}
      {isOpening && <OpenCaseForm account={{ accountId, flows: [] }} onLeave={onLeave} />}
    </Box>
  );
}
