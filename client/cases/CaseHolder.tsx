import { Box } from '@mui/material';
import type { CaseRow } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';

/** Who has the case, and what it waits for when it is not simply being worked on. */
export function CaseHolder({ row }: { row: Pick<CaseRow, 'assignee' | 'state' | 'escalated'> }) {
  const t = useText(caseListMessages);
  const words = useWords();
  const state = row.state === 'open' || row.state === 'claimed' ? null : words(`words.state.${row.state}`);
  const parts = [row.assignee?.code, state, row.escalated ? t('caseList.escalated') : null].filter(Boolean);
  if (parts.length === 0)
    return (
      <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.third })}>
        {t('caseList.nobody')}
      </Box>
    );
  const said = parts.join(' · ');
  return <span title={said}>{said}</span>;
}
