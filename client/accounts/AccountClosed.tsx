import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useAbility } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { AccountSearchDialog } from './AccountSearchDialog.tsx';
import { accountPageMessages } from './account-page-messages.ts';

/** The account is not the reader's to see: why, and the recorded way to the little that a look-up shows. */
export function AccountClosed({ accountId }: { accountId: string }) {
  const t = useText(accountPageMessages);
  const ability = useAbility();
  const [isLooking, setLooking] = useState(false);
  const canLookUp = ability?.can('search', 'Account') ?? false;
  return (
    <Section>
      <EmptyState title={t('accountPage.closed.title')}>
        {t('accountPage.closed.next')}
        {canLookUp && (
          <Box sx={{ mt: 3 }}>
            <Button onClick={() => setLooking(true)}>{t('accountPage.closed.lookUp')}</Button>
          </Box>
        )}
      </EmptyState>
      <AccountSearchDialog
        search={isLooking ? { by: 'account', value: accountId } : null}
        onClose={() => setLooking(false)}
      />
    </Section>
  );
}
