import type { DecisionsThatWork } from '../../server/contract/dashboard.ts';
import { IntervalPicture } from '../ui/IntervalPicture.tsx';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** The rest is in the table. */
const MOST_ROWS = 6;
const MOST_FEW = 3;
const WIDTHS = { share: 62, n: 56 };

interface WorksPictureProps {
  works: DecisionsThatWork;
  say: (type: string, evidence: string | null) => string;
}

/** A dot for each share on its interval; where there are too few, words instead. */
export function WorksPicture({ works, say }: WorksPictureProps) {
  const t = useText(metricsMessages);
  const { percent, number } = useFigureTexts();
  const known = works.decisions.filter(({ escaped }) => escaped.of >= works.minimum);
  const few = works.decisions
    .filter(({ escaped }) => escaped.of < works.minimum)
    .toSorted((a, b) => b.escaped.of - a.escaped.of);
  const rows = [...known.slice(0, MOST_ROWS), ...few.slice(0, MOST_FEW)].slice(0, MOST_ROWS);
  return (
    <IntervalPicture
      title={t('metrics.works.title')}
      labelShare={0.42}
      mark={percent}
      columns={(['share', 'n'] as const).map((name) => ({
        head: t(`metrics.works.${name}`),
        width: WIDTHS[name],
      }))}
      rows={rows.map(({ type, evidence, escaped: { share, low, high, of } }) => {
        const label = say(type, evidence);
        const isFew = of < works.minimum || share === null;
        const instead = t('metrics.works.few', { n: number(of) });
        return {
          label,
          said: isFew
            ? `${label}: ${instead}.`
            : `${label}: ${percent(share)} (${percent(low)}–${percent(high)}), n=${number(of)}.`,
          interval: isFew ? null : { value: share, low, high },
          instead,
          figures: isFew ? [] : [percent(share), number(of)],
        };
      })}
    />
  );
}
