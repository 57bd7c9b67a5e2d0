import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';

/** Other cases of the account, and accounts that were seen on its device or phone. */
export function CaseShowRelated({ related }: { related: CaseDetail['related'] }) {
  const t = useText(casePageMessages);
  const words = useWords();
  if (related.cases.length + related.accounts.length === 0)
    return <EmptyState title={t('casePage.related.none')} />;
  const row = { display: 'flex', gap: 4, py: '5px', borderBottom: 1, borderColor: 'divider' };
  return (
    <Box sx={{ pt: 2 }}>
      {related.cases.length > 0 && (
        <>
          <Typography variant="h2">{t('casePage.related.cases')}</Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', mb: 3 }}>
            {related.cases.map((one) => (
              <Box component="li" key={one.id} sx={row}>
                <Link
                  component={RouterLink}
                  to={`/cases/${one.id}/show`}
                  sx={{ fontWeight: 600, minWidth: 64 }}
                >
                  #{one.id}
                </Link>
                <span>{words(`words.kind.${one.kind}`)}</span>
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {words(`words.state.${one.state}`)}
                </Box>
                {one.link !== null && <span>{t(`casePage.related.${one.link}`)}</span>}
                <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
                  <Instant at={one.openedAt} />
                </Box>
              </Box>
            ))}
          </Box>
        </>
      )}
      {related.accounts.length > 0 && (
        <>
          <Typography variant="h2">{t('casePage.related.accounts')}</Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {related.accounts.map((one) => (
              <Box component="li" key={`${one.accountId} ${one.by}`} sx={row}>
                <Box component="span" sx={{ minWidth: 120 }}>
                  {one.accountId}
                </Box>
                <span>{t(`casePage.related.${one.by}`)}</span>
                <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
                  {t('casePage.related.lastSeen')} <Instant at={one.lastSeenAt} />
                </Box>
              </Box>
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}
