import { Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { QualityReview } from '../../server/contract/quality.ts';
import { useAbility } from '../api/useStaff.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useDecisionOfKind } from './useDecisionOfKind.ts';

/** One line a review: what was decided, what somebody else would have, and the way to both cases. */
export function ReviewTable() {
  const t = useText(qualityMessages);
  const words = useWords();
  const names = useNames();
  const say = useDecisionOfKind();
  const ability = useAbility();
  const { data = [] } = useListContext<QualityReview>();
  const mayOpen = ability?.can('read', 'Metrics') ?? false;
  return (
    <Table aria-label={t('quality.list.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('quality.list.column.case')}</TableCell>
          <TableCell>{t('quality.list.column.kind')}</TableCell>
          {mayOpen && <TableCell>{t('quality.list.column.by')}</TableCell>}
          <TableCell>{t('quality.list.column.decision')}</TableCell>
          <TableCell>{t('quality.list.column.verdict')}</TableCell>
          {mayOpen && <TableCell>{t('quality.list.column.review')}</TableCell>}
          <TableCell align="right">{t('quality.list.column.at')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((one) => (
          <TableRow key={one.id}>
            <TableCell>
              <Link component={RouterLink} to={`/cases/${one.caseId}/show`} sx={{ fontWeight: 600 }}>
                #{one.caseId}
              </Link>
            </TableCell>
            <TableCell>{words(`words.kind.${one.kind}`)}</TableCell>
            {mayOpen && <TableCell>{one.by}</TableCell>}
            <TableCell>
              {say(one.kind, one.decision.type)}
              <Small>
                {names.reason(one.decision.reason)}
                {one.decision.approved && ` · ${t('quality.list.secondPerson')}`}
              </Small>
            </TableCell>
            <TableCell>
              <ToneChip tone={one.agrees ? 'quiet' : 'clock'}>
                {one.agrees ? t('quality.list.same') : say(one.kind, one.verdict.type)}
              </ToneChip>{' '}
              {one.verdict.harm && <ToneChip tone="danger">{t('quality.list.harmSeen')}</ToneChip>}
              <Small>{names.reason(one.verdict.reason)}</Small>
            </TableCell>
            {mayOpen && (
              <TableCell>
                <Link component={RouterLink} to={`/cases/${one.id}/show`}>
                  #{one.id}
                </Link>{' '}
                {one.reviewer}
              </TableCell>
            )}
            <TableCell align="right">
              <Instant at={one.reviewedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Small({ children }: { children: ReactNode }) {
  return (
    <Typography component="div" variant="caption" color="text.secondary">
      {children}
    </Typography>
  );
}
