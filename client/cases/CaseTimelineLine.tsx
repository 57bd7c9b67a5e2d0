import { Box } from '@mui/material';
import { PRIORITIES, type Priority } from '../../server/contract/case-states.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Instant } from '../ui/Instant.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';

/** Details that are words of a person or codes with a title; ids and versions say nothing here. */
const WORDS = ['to', 'until', 'reason', 'question', 'note', 'message'] as const;

interface CaseTimelineLineProps {
  entry: CaseDetail['timeline'][number];
  texts: CaseKindTexts;
}

/** One thing that happened to the case: when, who, what. */
export function CaseTimelineLine({ entry, texts }: CaseTimelineLineProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  const names = useNames();
  const locale = useLocale();
  const details = WORDS.flatMap((key) => {
    const value = entry.details[key];
    if (typeof value !== 'string' || value === '') return [];
    if (key === 'until') return [<Instant key={key} at={value} />];
    return [<span key={key}>{/^[a-z0-9_]+$/.test(value) ? names.reason(value) : value}</span>];
  });
  const { decision, asked, from, to, tags } = entry.details;
  if (isPriority(from) && isPriority(to))
    details.unshift(
      <span key="priority">
        {words(`words.priority.p${from}`)} → {words(`words.priority.p${to}`)}
      </span>,
    );
  if (Array.isArray(tags)) details.unshift(<span key="tags">{listOf(locale, tags.map(String))}</span>);
  if (typeof decision === 'string')
    details.unshift(<span key="decision">{texts.taken(decision, entry.details)}</span>);
  const own = texts.history?.(entry.details) ?? '';
  if (own !== '') details.push(<span key="own">{own}</span>);
  if (typeof asked === 'string') details.unshift(<span key="asked">{names.evidence(asked)}</span>);
  return (
    <Box component="li" sx={{ py: '3px', display: 'flex', gap: 3, flexWrap: 'wrap' }}>
      <Box component="span" sx={{ minWidth: 96, color: 'text.secondary' }}>
        <Instant at={entry.at} />
      </Box>
      <Box
        component="span"
        sx={{ minWidth: 56, color: entry.actor === null ? 'text.secondary' : 'text.primary' }}
      >
        {entry.actor ?? t('casePage.history.system')}
      </Box>
      <span>{words(`words.action.${entry.action}`)}</span>
      {details.map((detail) => (
        <Box key={detail.key} component="span" sx={{ color: 'text.secondary' }}>
          {detail}
        </Box>
      ))}
    </Box>
  );
}

function isPriority(value: unknown): value is Priority {
  return PRIORITIES.some((one) => one === value);
}
