import { Box } from '@mui/material';
import type { QualityFigures } from '../../server/contract/quality.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { qualityMessages } from './quality-messages.ts';
import { useAgreementTexts } from './useAgreementTexts.ts';

/** The sentence first: how many would have been decided the same, how sure that is, and what it was drawn from. */
export function QualitySentence({ figures }: { figures: QualityFigures }) {
  const t = useText(qualityMessages);
  const { number, percent, value, interval } = useAgreementTexts();
  const { overall, drawn, minimum } = figures;
  const { observed, ac1, kappa } = overall;
  const written = (one: typeof kappa) =>
    one === null ? t('quality.unknown') : `${value(one)} (${interval(one)})`;
  return (
    <Box sx={{ mb: 3 }}>
      <Section>
        <Box sx={{ fontSize: 15, lineHeight: '24px', fontWeight: 600 }}>
          {overall.reviews === 0
            ? t('quality.sentence.none')
            : observed === null
              ? t('quality.sentence.few', { n: number(overall.reviews), minimum })
              : t('quality.sentence.said', {
                  share: percent(observed.value),
                  low: percent(observed.low),
                  high: percent(observed.high),
                  n: number(overall.reviews),
                })}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {observed !== null && t('quality.beyond', { ac1: written(ac1), kappa: written(kappa) })}{' '}
          {drawn !== null && (
            <>
              {t('quality.drawn', {
                approvals: number(drawn.approvals.n),
                ofApprovals: number(drawn.approvals.of),
                share: percent(drawn.approvals.share),
                others: number(drawn.others.n),
                ofOthers: number(drawn.others.of),
              })}{' '}
              {t('quality.waiting', { n: number(figures.waiting), ended: number(figures.ended) })}
            </>
          )}
        </Box>
      </Section>
    </Box>
  );
}
