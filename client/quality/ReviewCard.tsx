import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { absoluteInstant } from '../ui/time-format.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { qualityMessages } from './quality-messages.ts';
import { useDecisionOfKind } from './useDecisionOfKind.ts';

/** Says that the decision is not shown; once the verdict stands, holds both side by side. */
export function ReviewCard({ detail: { review } }: { detail: CaseDetail }) {
  const t = useText(qualityMessages);
  const words = useWords();
  const locale = useLocale();
  const names = useNames();
  const say = useDecisionOfKind();
  if (review === null) return null;
  const { comparison, kind } = review;
  if (comparison === null)
    return (
      <Section title={t('quality.card.blindTitle')} aside={words(`words.kind.${kind}`)}>
        {t('quality.card.blind', { at: absoluteInstant(review.decidedAt, locale) })}
      </Section>
    );
  const because = ({ type, reason }: { type: string; reason: string }) =>
    t('quality.card.because', { decision: say(kind, type), reason: names.reason(reason) });
  const { agrees, caseId, verdict } = comparison;
  return (
    <Section
      title={t('quality.card.stands')}
      aside={words(`words.kind.${kind}`)}
      actions={
        <Link component={RouterLink} to={`/cases/${caseId}/show`}>
          {t('quality.card.open', { id: caseId })}
        </Link>
      }
    >
      <Box role="status" sx={{ mb: 1 }}>
        <ToneChip tone={agrees ? 'proof' : 'clock'}>
          {t(agrees ? 'quality.list.same' : 'quality.list.other')}
        </ToneChip>{' '}
        {verdict.harm && <ToneChip tone="danger">{t('quality.list.harmSeen')}</ToneChip>}
      </Box>
      <FactList
        facts={[
          [t('quality.card.decided'), because(comparison.decision)],
          [t('quality.card.verdict'), because(verdict)],
        ]}
      />
    </Section>
  );
}
