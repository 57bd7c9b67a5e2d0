import { IntervalPicture } from '../ui/IntervalPicture.tsx';
import { useText } from '../ui/texts.ts';
import type { AgreementRow } from './AgreementTable.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useAgreementTexts } from './useAgreementTexts.ts';

/** The rest is in the table. */
const MOST_ROWS = 10;
const WIDTHS = [54, 66, 66, 62];

/** A dot for each share of same decisions on its interval; where there are too few reviews, words instead. */
export function AgreementPicture({ rows }: { rows: readonly AgreementRow[] }) {
  const t = useText(qualityMessages);
  const { number, percent, value } = useAgreementTexts();
  const heads = [
    t('quality.agreement.column.agreed'),
    t('quality.ac1'),
    t('quality.kappa'),
    t('quality.agreement.column.reviews'),
  ];
  return (
    <IntervalPicture
      title={t('quality.agreement.title')}
      labelShare={0.3}
      mark={percent}
      columns={heads.map((head, index) => ({ head, width: WIDTHS[index] ?? 0 }))}
      rows={rows.slice(0, MOST_ROWS).map((row) => {
        const { label, observed, ac1, kappa, reviews } = row;
        const instead = t('quality.agreement.few', { n: number(reviews) });
        return {
          label,
          said:
            observed === null
              ? `${label}: ${instead}.`
              : `${label}: ${percent(observed.value)} (${percent(observed.low)}–${percent(observed.high)}), AC1 ${value(ac1)}, kappa ${value(kappa)}, n=${number(reviews)}.`,
          interval: observed,
          instead,
          figures:
            observed === null
              ? ['', '', '', number(reviews)]
              : [percent(observed.value), value(ac1), value(kappa), number(reviews)],
        };
      })}
    />
  );
}
