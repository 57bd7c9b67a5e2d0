import { Typography } from '@mui/material';
import type { Share } from '../../server/contract/dashboard.ts';
import type { WhatIfRecoveries, WhatIfRecoveriesOutcome } from '../../server/contract/what-if-recoveries.ts';
import { useText } from '../ui/texts.ts';
import { useFigureTexts } from './useFigureTexts.ts';
import { WhatIfRows } from './WhatIfRows.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const FIGURES = [
  'ready',
  'perDay',
  'minutesPerDay',
  'highRisk',
  'riskyApprovals',
  'refused',
  'letThrough',
] as const satisfies readonly (keyof WhatIfRecoveriesOutcome)[];

/** As the settings are, and as they would be. */
export function WhatIfRecoveriesTable({ answer }: { answer: WhatIfRecoveries }) {
  const t = useText(whatIfMessages);
  const { number, percent, ratio } = useFigureTexts();
  const share = ({ share: of, low, high }: Share) =>
    of === null ? '–' : `${percent(of)} (${percent(low)}–${percent(high)})`;
  const say = (figure: (typeof FIGURES)[number], outcome: WhatIfRecoveriesOutcome) => {
    const value = outcome[figure];
    if (value === null) return '–';
    if (typeof value === 'object') return share(value);
    return figure === 'perDay' ? ratio(value) : number(Math.round(value));
  };
  return (
    <>
      <WhatIfRows
        rows={FIGURES.map((figure) => ({
          title: t(`whatIf.recoveryFigure.${figure}`),
          present: say(figure, answer.present),
          changed: say(figure, answer.changed),
        }))}
      />
      <Typography variant="caption" color="text.secondary">
        {t('whatIf.lookedRecoveries', {
          looked: number(answer.looked),
          recoveries: number(answer.recoveries),
        })}
      </Typography>
    </>
  );
}
