import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { FloorPerson } from '../../server/contract/floor.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Duration } from '../ui/Duration.tsx';
import { useText } from '../ui/texts.ts';
import { FloorHours } from './FloorHours.tsx';
import { floorMessages } from './floor-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

const SHARES = ['inTime', 'escaped', 'reopened', 'reversed', 'sameInReview'] as const;

/** One line a person: how much, when, how long, and what came of it. */
export function FloorTable({ people }: { people: readonly FloorPerson[] }) {
  const t = useText(floorMessages);
  const words = useWords();
  const { number, percent } = useFigureTexts();
  const most = Math.max(1, ...people.flatMap((one) => one.byHour));
  const roleOf = (role: string) =>
    role === 'agent' || role === 'senior' || role === 'manager' ? words(`words.role.${role}`) : role;
  return (
    <Table aria-label={t('floor.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('floor.column.code')}</TableCell>
          <TableCell align="right">{t('floor.column.handled')}</TableCell>
          <TableCell>{t('floor.column.hours')}</TableCell>
          <TableCell align="right">{t('floor.column.active')}</TableCell>
          {SHARES.map((column) => (
            <TableCell key={column} align="right">
              {t(`floor.column.${column}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map((one) => (
          <TableRow key={one.code}>
            <TableCell component="th" scope="row">
              {roleOf(one.role)} {one.code}
            </TableCell>
            <TableCell align="right">{number(one.handled)}</TableCell>
            <TableCell>
              <FloorHours byHour={one.byHour} most={most} />
            </TableCell>
            <TableCell align="right">
              <Duration ms={one.medianActiveSeconds === null ? null : one.medianActiveSeconds * 1_000} />
            </TableCell>
            {SHARES.map((column) => (
              <TableCell key={column} align="right">
                {percent(one[column].share)}{' '}
                <Typography component="span" variant="caption" color="text.secondary">
                  {t('floor.of', { n: number(one[column].of) })}
                </Typography>
                {one[column].share !== null && (
                  <Typography component="div" variant="caption" color="text.secondary">
                    {percent(one[column].low)}–{percent(one[column].high)}
                  </Typography>
                )}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
