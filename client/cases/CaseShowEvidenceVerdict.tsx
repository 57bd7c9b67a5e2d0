import { Box } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { EvidenceRow } from './rank-evidence.ts';

const percent = (share: number) => Math.round(share * 100);

/** Whether this piece would break the loop: what became of it here, or how it served others. */
export function CaseShowEvidenceVerdict({ row }: { row: EvidenceRow }) {
  const t = useText(casePageMessages);
  const states = row.cells.map((cell) => cell.state);
  if (states.at(-1) === 'passed' || (states.includes('passed') && !states.includes('refused')))
    return <Box sx={{ color: 'text.secondary' }}>{t('casePage.evidence.have')}</Box>;
  if (states.includes('refused'))
    return <Box sx={{ color: 'text.secondary' }}>{t('casePage.evidence.deadEnd')}</Box>;
  const { works } = row;
  if (works === null) return <Box sx={{ color: 'text.secondary' }}>{t('casePage.evidence.tooFew')}</Box>;
  return (
    <span>
      <Box component="strong" sx={(theme) => ({ color: theme.palette.tokens.tones.proof.text, mr: 2 })}>
        ✓ {t('casePage.evidence.yes')}
      </Box>
      {t('casePage.evidence.share', { share: percent(works.share) })}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        (
        {t('casePage.evidence.range', {
          low: percent(works.low),
          high: percent(works.high),
          n: works.n,
        })}
        {works.widened && ` · ${t('casePage.evidence.widened')}`})
      </Box>
    </span>
  );
}
