import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { AccessRow } from '../../server/contract/reviews.ts';
import { getJson } from '../api/http.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Instant } from '../ui/Instant.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { reviewMessages } from './review-messages.ts';

/** Who has which role and since when, given by whom, last used, and what stands out. */
export function AccessTable() {
  const t = useText(reviewMessages);
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', 'access'],
    queryFn: ({ signal }) => getJson<{ data: AccessRow[] }>('/reviews/access', {}, signal),
  });
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState rows={8} />;
  return (
    <Section flush>
      <Table aria-label={t('reviews.tab.access')}>
        <TableHead>
          <TableRow>
            {(['who', 'role', 'team', 'since', 'givenBy', 'used'] as const).map((column) => (
              <TableCell key={column}>{t(`reviews.column.${column}`)}</TableCell>
            ))}
            <TableCell align="right">{t('reviews.column.looks')}</TableCell>
            <TableCell>{t('reviews.column.signs')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.data.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                {row.code} {row.disabled && <ToneChip>{t('reviews.disabled')}</ToneChip>}
              </TableCell>
              <TableCell>{words(`words.role.${row.role}`)}</TableCell>
              <TableCell>{[row.team, ...row.regions].filter(Boolean).join(', ')}</TableCell>
              <TableCell>
                <Instant at={row.since} />
              </TableCell>
              <TableCell>
                {row.givenBy ?? t('reviews.unknownGiver')}
                {row.approvedBy && <div>{t('reviews.approvedBy', { code: row.approvedBy })}</div>}
              </TableCell>
              <TableCell>
                <Instant at={row.lastUsedAt} style="relative" />
              </TableCell>
              <TableCell align="right">{row.looks}</TableCell>
              <TableCell>
                {row.signs.map((sign) => (
                  <ToneChip key={sign} tone="clock">
                    {t(`reviews.sign.${sign}`)}
                  </ToneChip>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
