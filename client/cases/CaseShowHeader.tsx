import { Box, Link, Typography } from '@mui/material';
import { useEffect } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useWords } from '../catalogue/useWords.ts';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { CaseLinks } from './CaseLinks.tsx';
import { CaseShowChips } from './CaseShowChips.tsx';
import { CaseShowClock } from './CaseShowClock.tsx';
import { CaseShowActions, type CaseShowActionsProps } from './CaseShowActions.tsx';
import { casePageMessages } from './case-page-messages.ts';

interface CaseShowHeaderProps extends CaseShowActionsProps {
  claimUntil: string | null;
}

/** Which case this is, how urgent, whose, and what else can be done with it. */
export function CaseShowHeader({ claimUntil, ...actions }: CaseShowHeaderProps) {
  const { detail } = actions;
  const t = useText(casePageMessages);
  const words = useWords();
  const locale = useLocale();
  const title = `#${detail.id} ${headline(detail, locale, words(`words.kind.${detail.kind}`))}`;
  useEffect(() => {
    document.title = `${title} · 解环 Unloop`;
  }, [title]);
  return (
    <Box
      component="header"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1, minHeight: 34 }}
    >
      <Typography variant="h1" sx={{ whiteSpace: 'nowrap' }}>
        <Link
          component={RouterLink}
          to="/cases"
          sx={{ fontSize: 13, fontWeight: 400, color: 'text.secondary' }}
        >
          {t('casePage.cases')} /
        </Link>{' '}
        {title}
      </Typography>
      <CaseShowChips detail={detail} />
      <CaseLinks related={detail.related} />
      <Box
        sx={{
          ml: 'auto',
          display: 'flex',
          alignItems: 'center',
          columnGap: '6px',
          // One line at 1440 px, also in English.
          '& .MuiButton-root': { px: '9px' },
        }}
      >
        <CaseShowClock detail={detail} claimUntil={claimUntil} />
        <CaseShowActions {...actions} />
      </Box>
    </Box>
  );
}

function headline(detail: CaseDetail, locale: 'en' | 'zh-CN', kind: string): string {
  return detail.flow === null ? kind : titleIn(locale, detail.flowTitles, detail.flow);
}
