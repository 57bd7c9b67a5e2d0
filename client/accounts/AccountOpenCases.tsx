import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { useWords } from '../catalogue/useWords.ts';
import { DueTime } from '../ui/DueTime.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { accountPageMessages } from './account-page-messages.ts';

/** The account's open cases; those of others are named and lead nowhere. */
export function AccountOpenCases({ cases }: { cases: AccountPage['openCases'] }) {
  const t = useText(accountPageMessages);
  const words = useWords();
  return (
    <Section title={t('accountPage.cases')}>
      {cases.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('accountPage.noCases')}</Box>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {cases.map((one) => (
          <li key={one.id}>
            {one.visible ? (
              <Link component={RouterLink} to={`/cases/${one.id}/show`} sx={{ fontWeight: 600 }}>
                #{one.id}
              </Link>
            ) : (
              <Box component="span" title={t('accountPage.notYours')} sx={{ color: 'text.secondary' }}>
                #{one.id}
              </Box>
            )}{' '}
            {words(`words.kind.${one.kind}`)}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' · '}
              {words(`words.state.${one.state}`)}
              {one.assignee !== null && ` · ${one.assignee}`}
              {one.dueAt !== null && (
                <>
                  {' · '}
                  <DueTime at={one.dueAt} paused="" />
                </>
              )}
            </Box>
          </li>
        ))}
      </Box>
    </Section>
  );
}
