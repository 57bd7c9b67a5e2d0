import { TableCell, TableRow } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { absoluteInstant } from '../ui/time-format.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { useInstantText } from '../ui/useInstantText.ts';
import { useNow } from '../ui/useNow.ts';
import { CaseLink } from './CaseLink.tsx';
import { useAskedText } from './useAskedText.ts';
import { WorkSection } from './WorkSection.tsx';
import { WorkTable } from './WorkTable.tsx';
import { workMessages } from './work-messages.ts';

export function WorkWaiting({ rows }: { rows: MyWork['waiting'] }) {
  const t = useText(workMessages);
  const asked = useAskedText();
  const instant = useInstantText();
  const locale = useLocale();
  const now = useNow();
  return (
    <WorkSection
      title={t('work.waiting.title')}
      aside={t('work.waiting.aside')}
      count={rows.length}
      none={t('work.waiting.none')}
    >
      <WorkTable
        label={t('work.waiting.title')}
        rows={rows}
        line={(row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ width: 84 }}>
              <CaseLink id={row.id} />
            </TableCell>
            <TableCell>{asked(row.kind, row.asked)}</TableCell>
            <TableCell
              align="right"
              sx={{ width: 180, color: 'text.secondary' }}
              title={absoluteInstant(row.askedAt, locale)}
            >
              {t('work.waiting.askedAt', { at: instant(row.askedAt, now, 'relative') })}
            </TableCell>
          </TableRow>
        )}
      />
    </WorkSection>
  );
}
