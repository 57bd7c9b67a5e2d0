import { Typography } from '@mui/material';
import type { WhatIf, WhatIfOutcome } from '../../server/contract/what-if.ts';
import { useText } from '../ui/texts.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { WhatIfRows } from './WhatIfRows.tsx';
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
      <WhatIfRows
        rows={FIGURES.map((figure) => ({
          title: t(`whatIf.figure.${figure}`),
          present: say(figure, answer.present),
          changed: say(figure, answer.changed),
        }))}
      />
      <Typography variant="caption" color="text.secondary">
        {t('whatIf.looked', { looked: number(answer.looked), journeys: number(answer.journeys) })}
      </Typography>
    </>
  );
}
