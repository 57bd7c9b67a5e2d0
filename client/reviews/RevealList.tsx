import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useListContext } from 'react-admin';
import { REVEALABLE } from '../../server/contract/cases.ts';
import type { RevealRow } from '../../server/contract/reviews.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { LookList } from './LookList.tsx';
import { RevealMark } from './RevealMark.tsx';
import { reviewMessages } from './review-messages.ts';
import { SessionButton } from './SessionButton.tsx';

/** Looks at personal data in full, each with the reason given, to be judged by an auditor. */
export function RevealList() {
  const t = useText(reviewMessages);
  return (
    <LookList
      resource="reviews/reveals"
      done={{ value: 'marked', label: t('reviews.marked') }}
      empty={{ title: t('reviews.empty'), next: t('reviews.emptyNext') }}
    >
      <RevealTable />
    </LookList>
  );
}

function RevealTable() {
  const t = useText(reviewMessages);
  const { data = [] } = useListContext<RevealRow>();
  return (
    <Table aria-label={t('reviews.tab.reveals')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ width: 130 }}>{t('reviews.column.at')}</TableCell>
          <TableCell sx={{ width: 130 }}>{t('reviews.column.who')}</TableCell>
          <TableCell sx={{ width: 260 }}>{t('reviews.column.what')}</TableCell>
          <TableCell>{t('reviews.column.reason')}</TableCell>
          <TableCell sx={{ width: 260 }}>{t('reviews.column.mark')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((row) => {
          const field = REVEALABLE.find((one) => one === row.field);
          return (
            <TableRow key={row.id}>
              <TableCell>
                <Instant at={row.at} />
              </TableCell>
              <TableCell>
                {row.actor} <SessionButton actor={row.actor} sessionId={row.sessionId} />
              </TableCell>
              <TableCell>
                {t('reviews.sawField', {
                  field: field ? t(`reviews.field.${field}`) : '–',
                  accountId: row.accountId ?? '–',
                })}
                {row.caseId !== null && <>, {t('reviews.forCase', { id: row.caseId })}</>}
              </TableCell>
              <TableCell>{row.reason}</TableCell>
              <TableCell>
                <RevealMark row={row} />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
