import { Box, Typography } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { FactList } from '../ui/FactList.tsx';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { CaseSaid } from './CaseSaid.tsx';
import { caseListMessages } from './case-list-messages.ts';
import { useCaseNames } from './useCaseNames.ts';

const EVENTS_SHOWN = 6;

export function CasePreviewFacts({ detail }: { detail: CaseDetail }) {
  const t = useText(caseListMessages);
  const { names } = useCaseNames(detail.journey);
  const { account } = detail;
  const latest = detail.events.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, EVENTS_SHOWN);
  return (
    <>
      <CaseSaid detail={detail} />
      <Box sx={{ display: { xs: 'none', lg: 'block' } }}>
        <Box sx={{ mt: 3 }}>
          <FactList
            facts={[
              [t('caseList.column.account'), account.accountId],
              [t('caseList.preview.phone'), account.phone ?? '–'],
              [t('caseList.preview.contacts'), account.contacts],
              [t('caseList.preview.waited'), <Instant key="opened" at={detail.openedAt} style="relative" />],
            ]}
          />
        </Box>
        <Typography variant="h2" component="h3" sx={{ mt: 3, mb: 1 }}>
          {t('caseList.preview.lastEvents')}
        </Typography>
        {latest.length === 0 && (
          <Typography color="text.secondary">{t('caseList.preview.noEvents')}</Typography>
        )}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {latest.map((event) => (
            <Box component="li" key={event.id} sx={{ display: 'flex', gap: 2, py: '2px' }}>
              <Box
                component="span"
                sx={(theme) => ({ color: theme.palette.tokens.second, flex: '0 0 96px' })}
              >
                <Instant at={event.at} />
              </Box>
              <Box component="span" sx={{ minWidth: 0 }}>
                {names.step(event.step)} ·{' '}
                {event.reason ? names.reason(event.reason) : names.outcome(event.outcome)}
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </>
  );
}
