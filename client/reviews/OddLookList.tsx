import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useListContext } from 'react-admin';
import type { OddLook } from '../../server/contract/reviews.ts';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { CloseLook } from './CloseLook.tsx';
import { LookList } from './LookList.tsx';
import { reviewMessages } from './review-messages.ts';
import { SessionButton } from './SessionButton.tsx';

/** Looks that led to nothing, or were outside assignment, to be closed by somebody with their name. */
export function OddLookList() {
  const t = useText(reviewMessages);
  return (
    <LookList
      resource="reviews/looks"
      done={{ value: 'closed', label: t('reviews.closed') }}
      empty={{ title: t('reviews.emptyLooks'), next: t('reviews.emptyLooksNext') }}
    >
      <LookTable />
    </LookList>
  );
}

function LookTable() {
  const t = useText(reviewMessages);
  const { data = [] } = useListContext<OddLook>();
  return (
    <Table aria-label={t('reviews.tab.looks')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: 110 }}>{t('reviews.column.day')}</TableCell>
          <TableCell sx={{ width: 140 }}>{t('reviews.column.who')}</TableCell>
          <TableCell sx={{ width: 200 }}>{t('reviews.column.account')}</TableCell>
          <TableCell>{t('reviews.column.why')}</TableCell>
          <TableCell sx={{ width: 300 }} />
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((look) => (
          <TableRow key={look.id}>
            <TableCell>{look.day}</TableCell>
            <TableCell>
              {look.actor} <SessionButton actor={look.actor} sessionId={look.sessionId} />
            </TableCell>
            <TableCell>
              {look.accountId}, {t('reviews.times', { smart_count: look.looks })}
            </TableCell>
            <TableCell>
              {look.unassigned && <ToneChip tone="danger">{t('reviews.unassigned')}</ToneChip>}{' '}
              {look.withoutAction && <ToneChip tone="clock">{t('reviews.withoutAction')}</ToneChip>}
            </TableCell>
            <TableCell>
              <CloseLook look={look} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
