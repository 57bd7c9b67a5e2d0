import { Box } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { DecisionPreview } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { RADIUS } from '../ui/tokens.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';
import type { DecisionDraft } from './useDecisionDraft.ts';

interface DecisionPreviewBoxProps {
  draft: DecisionDraft;
  preview: UseQueryResult<DecisionPreview>;
  command: CaseKindTexts['command'];
}

/** What will happen, to whom, in which words; its height stays while it is worked out anew. */
export function DecisionPreviewBox({ draft, preview, command }: DecisionPreviewBoxProps) {
  const t = useText(casePageMessages);
  const words = useWords();
  const locale = useLocale();
  const { data, error } = preview;
  const state = data && t('casePage.decide.state', { state: words(`words.state.${data.nextState}`) });
  const pauses = data?.nextState === 'waiting_user' ? t('casePage.decide.pauses') : '';
  return (
    <Box
      aria-live="polite"
      sx={(theme) => ({
        p: '4px 10px',
        minHeight: 92,
        borderRadius: `${RADIUS.control}px`,
        backgroundColor: theme.palette.tokens.ground,
        opacity: preview.isPlaceholderData ? 0.6 : 1,
      })}
    >
      <Box sx={{ color: 'text.secondary' }}>{t('casePage.decide.willHappen')}</Box>
      {error ? (
        <ProblemLine error={error} />
      ) : data && draft.input !== null ? (
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', overflowWrap: 'anywhere' }}>
          {data.secondPerson && <li>◐ {t('casePage.decide.secondFirst')}</li>}
          <li>
            ①{' '}
            {data.command
              ? t('casePage.decide.platform', { command: command(data.command) })
              : t('casePage.decide.nothing')}
          </li>
          <li>
            ②{' '}
            {data.message
              ? t('casePage.decide.message', { message: data.message[locale] })
              : t('casePage.decide.silent')}
          </li>
          <li>
            ③ {state}
            {pauses}
          </li>
        </Box>
      ) : (
        t(draft.input === null ? 'casePage.decide.incomplete' : 'casePage.decide.working')
      )}
    </Box>
  );
}
