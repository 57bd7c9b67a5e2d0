import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { Floor } from '../../server/contract/floor.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Duration } from '../ui/Duration.tsx';
import { useText } from '../ui/texts.ts';
import { FLOOR_SHARES } from './floor-csv.ts';
import { FloorHours } from './FloorHours.tsx';
import { FloorShare } from './FloorShare.tsx';
import { floorMessages } from './floor-messages.ts';
import { useDayText } from './useDayText.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** One line a person: how much, when, how long, and what came of it. */
export function FloorTable({ floor: { people, again } }: { floor: Floor }) {
  const t = useText(floorMessages);
  const words = useWords();
  const { number } = useFigureTexts();
  const day = useDayText();
  const most = Math.max(1, ...people.flatMap((one) => one.byHour));
  const roleOf = (role: string) =>
    role === 'agent' || role === 'senior' || role === 'manager' ? words(`words.role.${role}`) : role;
  const definition =
    again === null ? '' : t('floor.again', { days: again.days, from: day(again.from), to: day(again.to) });
  return (
    <>
      <Table
        aria-label={t('floor.title')}
        sx={{ '& thead th': { whiteSpace: 'normal', verticalAlign: 'bottom' }, '& th, & td': { px: '8px' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('floor.column.code')}</TableCell>
            <TableCell align="right">{t('floor.column.handled')}</TableCell>
            <TableCell>{t('floor.column.hours')}</TableCell>
            <TableCell align="right">{t('floor.column.active')}</TableCell>
            {FLOOR_SHARES.map((column) => (
              <TableCell key={column} align="right">
                {t(`floor.column.${column}`)}
              </TableCell>
            ))}
            {again !== null && (
              <TableCell align="right" title={definition}>
                {t('floor.column.workedAgain')}
              </TableCell>
            )}
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
              {FLOOR_SHARES.map((column) => (
                <FloorShare key={column} share={one[column]} />
              ))}
              {one.workedAgain !== null && <FloorShare share={one.workedAgain} />}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {again !== null && (
        <Typography variant="caption" component="p" color="text.secondary" sx={{ p: '8px 14px 12px' }}>
          {definition} {t('floor.small')}
        </Typography>
      )}
    </>
  );
}
