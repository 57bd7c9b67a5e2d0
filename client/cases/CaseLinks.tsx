import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { casePageMessages } from './case-page-messages.ts';

/** The case that this one was opened from, and those that were opened from it. */
export function CaseLinks({ related }: Pick<CaseDetail, 'related'>) {
  const t = useText(casePageMessages);
  const linked = (link: 'opened_from' | 'led_to') => related.cases.filter((one) => one.link === link);
  return (['opened_from', 'led_to'] as const).map(
    (link) =>
      linked(link).length > 0 && (
        <Box key={link} component="span" sx={{ color: 'text.secondary' }}>
          {t(`casePage.links.${link}`)}{' '}
          {linked(link).map(({ id }) => (
            <CaseLink key={id} id={id} />
          ))}
        </Box>
      ),
  );
}
