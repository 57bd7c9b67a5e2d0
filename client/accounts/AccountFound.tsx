import { Box, Button, DialogActions, DialogContent, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { SearchedAccount } from '../../server/contract/cases.ts';
import { useAbility } from '../api/useStaff.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { accountMessages } from './account-messages.ts';
import { OpenCaseForm } from './OpenCaseForm.tsx';

interface AccountFoundProps {
  accounts: readonly SearchedAccount[];
  onClose: () => void;
}

/** What a look-up may show: number, masked phone, open cases. */
export function AccountFound({ accounts, onClose }: AccountFoundProps) {
  const t = useText(accountMessages);
  const ui = useText(uiMessages);
  const words = useWords();
  const ability = useAbility();
  const [opening, setOpening] = useState<string | null>(null);
  const mayOpen = ability?.can('create', 'Case') ?? false;
  return (
    <>
      <DialogContent>
        {accounts.length === 0 && <Typography>{t('accounts.search.none')}</Typography>}
        {accounts.map((account) => (
          <Box key={account.accountId}>
            <Box sx={{ mb: 2 }}>
              <Link component={RouterLink} to={`/accounts/${account.accountId}`} onClick={onClose}>
                {t('accounts.search.page')}
              </Link>
            </Box>
            <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '110px 1fr', rowGap: 1 }}>
              <dt>{t('accounts.search.phone')}</dt>
              <Box component="dd" sx={{ m: 0 }}>
                {account.phone ?? ui('ui.masked.none')}
              </Box>
              <dt>{t('accounts.search.openCases')}</dt>
              <Box component="dd" sx={{ m: 0 }}>
                {account.openCases.length === 0 && t('accounts.search.noCases')}
                {account.openCases.map((one) => (
                  <Box key={one.id}>
                    <Link component={RouterLink} to={`/cases/${one.id}/show`} onClick={onClose}>
                      #{one.id}
                    </Link>{' '}
                    {words(`words.kind.${one.kind}`)} · {words(`words.state.${one.state}`)}
                  </Box>
                ))}
              </Box>
            </Box>
            {mayOpen && opening !== account.accountId && (
              <Button onClick={() => setOpening(account.accountId)} sx={{ mt: 3 }}>
                {t('accounts.open.button')}
              </Button>
            )}
            {opening === account.accountId && <OpenCaseForm account={account} onLeave={onClose} />}
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {ui('ui.close')}
        </Button>
      </DialogActions>
    </>
  );
}
