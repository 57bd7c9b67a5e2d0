import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { DecisionPreview } from '../../server/contract/cases.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseKindTexts } from './case-slots.ts';

interface PreviewLinesProps {
  preview: DecisionPreview;
  command: CaseKindTexts['command'];
  /** A line that goes before. */
  first?: ReactNode;
  /** A line that comes after. */
  last?: ReactNode;
}

/** What the platform is told and what the user reads. */
export function PreviewLines({ preview, command, first, last }: PreviewLinesProps) {
  const t = useText(casePageMessages);
  const locale = useLocale();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', overflowWrap: 'anywhere' }}>
      {first}
      <li>
        ①{' '}
        {preview.command
          ? t('casePage.decide.platform', { command: command(preview.command) })
          : t('casePage.decide.nothing')}
      </li>
      <li>
        ②{' '}
        {preview.message
          ? t('casePage.decide.message', { message: preview.message[locale] })
          : t('casePage.decide.silent')}
      </li>
      {last}
    </Box>
  );
}
