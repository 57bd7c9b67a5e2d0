import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { JourneyLine } from '../../server/contract/account-page.ts';
import { useNames } from '../catalogue/useNames.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { accountPageMessages } from './account-page-messages.ts';

const COLUMNS = ['flow', 'started', 'last', 'step', 'laps', 'outcome', 'case'] as const;

/** One line a journey: which way, how far, how many times round, what came of it. */
export function AccountJourneyTable({ journeys }: { journeys: readonly JourneyLine[] }) {
  const t = useText(accountPageMessages);
  const names = useNames();
  const locale = useLocale();
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('accountPage.journeys.title')}>
      <Table
        size="small"
        // In one line with the heading above.
        sx={{ '& tr > :first-of-type': { pl: '14px' }, '& tr > :last-of-type': { pr: '14px' } }}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column} align={column === 'laps' ? 'right' : 'left'}>
                {t(`accountPage.journeys.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {journeys.map((one) => (
            <TableRow key={one.id}>
              <TableCell>{titleIn(locale, one.flowTitles, one.flow)}</TableCell>
              <TableCell>
                <Instant at={one.startedAt} />
              </TableCell>
              <TableCell>
                <Instant at={one.lastAt} />
              </TableCell>
              <TableCell>{names.step(one.lastStep)}</TableCell>
              <TableCell align="right">{one.laps}</TableCell>
              <TableCell>
                {t(`accountPage.journeys.state.${one.outcome}`)}{' '}
                {one.stuck && <ToneChip tone="loop">{t('accountPage.journeys.stuck')}</ToneChip>}
              </TableCell>
              <TableCell>
                {one.caseId !== null && (
                  <Link component={RouterLink} to={`/cases/${one.caseId}/show`}>
                    #{one.caseId}
                  </Link>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
