import { TableCell, TableRow } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { CaseShort } from './CaseShort.tsx';
import { useAskedText } from './useAskedText.ts';
import { WorkSection } from './WorkSection.tsx';
import { WorkTable } from './WorkTable.tsx';
import { workMessages } from './work-messages.ts';

/** Decisions of others that wait for a second person. */
export function WorkApprovals({ rows }: { rows: MyWork['approvals'] }) {
  const t = useText(workMessages);
  const decision = useAskedText();
  return (
    <WorkSection title={t('work.approvals.title')} count={rows.length} none={t('work.approvals.none')}>
      <WorkTable
        label={t('work.approvals.title')}
        rows={rows}
        shown={8}
        line={(row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ width: 84 }}>
              <CaseLink id={row.id} />
            </TableCell>
            <TableCell>
              <CaseShort row={row} />
            </TableCell>
            <TableCell>
              {t('work.approvals.proposed', {
                who: row.proposedBy,
                decision: decision(row.kind, row.decision),
              })}
            </TableCell>
            <TableCell align="right" sx={{ width: 110, color: 'text.secondary' }}>
              <Instant at={row.proposedAt} style="relative" />
            </TableCell>
          </TableRow>
        )}
      />
    </WorkSection>
  );
}
