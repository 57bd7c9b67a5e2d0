import { Button, TableCell, TableHead, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { MyWork } from '../../server/contract/cases.ts';
import { DueTime } from '../ui/DueTime.tsx';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { CaseShort } from './CaseShort.tsx';
import { caseListMessages } from './case-list-messages.ts';
import { ClaimLeft } from './ClaimLeft.tsx';
import { WorkSection } from './WorkSection.tsx';
import { WorkTable } from './WorkTable.tsx';
import { workMessages } from './work-messages.ts';

// In a narrow window the case's number is link enough.
const WIDE_ONLY = { width: 72, display: { xs: 'none', lg: 'table-cell' } } as const;

/** What I hold: due when, mine until when. */
export function WorkClaimed({ rows }: { rows: MyWork['claimed'] }) {
  const t = useText(workMessages);
  const list = useText(caseListMessages);
  const head = (
    <TableHead>
      <TableRow>
        <TableCell sx={{ width: 84 }}>{t('work.claimed.case')}</TableCell>
        <TableCell sx={{ width: '100%' }}>{t('work.claimed.what')}</TableCell>
        <TableCell>{t('work.claimed.due')}</TableCell>
        <TableCell>{t('work.claimed.lapses')}</TableCell>
        <TableCell sx={WIDE_ONLY} />
      </TableRow>
    </TableHead>
  );
  return (
    <WorkSection title={t('work.claimed.title')} count={rows.length} none={t('work.claimed.none')}>
      <WorkTable
        label={t('work.claimed.title')}
        rows={rows}
        shown={10}
        head={head}
        line={(row) => (
          <TableRow key={row.id}>
            <TableCell>
              <CaseLink id={row.id} />
            </TableCell>
            <TableCell
              sx={{ maxWidth: 0, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
            >
              <CaseShort row={row} news={row.answered ? t('work.claimed.answered') : null} />
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              <DueTime at={row.dueAt} paused={list('caseList.paused')} />
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              <ClaimLeft until={row.claimUntil} />
            </TableCell>
            <TableCell align="right" sx={{ ...WIDE_ONLY, py: 0 }}>
              <Button
                variant="text"
                component={RouterLink}
                to={`/cases/${row.id}/show`}
                sx={{ minHeight: 28, py: 0 }}
              >
                {t('work.claimed.open')}
              </Button>
            </TableCell>
          </TableRow>
        )}
      />
    </WorkSection>
  );
}
