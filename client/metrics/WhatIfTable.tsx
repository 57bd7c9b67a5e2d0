import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { WhatIf, WhatIfOutcome } from '../../server/contract/what-if.ts';
import { useText } from '../ui/texts.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { whatIfMessages } from './what-if-messages.ts';

const FIGURES = ['rate', 'cases', 'perDay', 'minutes'] as const;

/** As the rules are, and as they would be. */
export function WhatIfTable({ answer }: { answer: WhatIf }) {
  const t = useText(whatIfMessages);
  const { number, percent, ratio } = useFigureTexts();
  const say = (figure: (typeof FIGURES)[number], { stuck, cases, perDay, minutesPerDay }: WhatIfOutcome) => {
    switch (figure) {
      case 'rate':
        return `${percent(stuck.share)} (${percent(stuck.low)}–${percent(stuck.high)})`;
      case 'cases':
        return number(cases);
      case 'perDay':
        return ratio(perDay);
      case 'minutes':
        return minutesPerDay === null ? '–' : number(Math.round(minutesPerDay));
    }
  };
  return (
    <>
      <Table size="small" aria-label={t('whatIf.title')} sx={{ mt: 2 }}>
        <TableHead>
          <TableRow>
            <TableCell />
            <TableCell align="right">{t('whatIf.present')}</TableCell>
            <TableCell align="right">{t('whatIf.changed')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {FIGURES.map((figure) => (
            <TableRow key={figure}>
              <TableCell component="th" scope="row">
                {t(`whatIf.figure.${figure}`)}
              </TableCell>
              <TableCell align="right">{say(figure, answer.present)}</TableCell>
              <TableCell align="right">
                <strong>{say(figure, answer.changed)}</strong>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="caption" color="text.secondary">
        {t('whatIf.looked', { looked: number(answer.looked), journeys: number(answer.journeys) })}
      </Typography>
    </>
  );
}
