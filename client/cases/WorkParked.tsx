import { TableCell, TableRow } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { WorkSection } from './WorkSection.tsx';
import { WorkTable } from './WorkTable.tsx';
import { workMessages } from './work-messages.ts';

export function WorkParked({ rows }: { rows: MyWork['parked'] }) {
  const t = useText(workMessages);
  return (
    <WorkSection
      title={t('work.parked.title')}
      aside={t('work.parked.aside')}
      count={rows.length}
      none={t('work.parked.none')}
    >
      <WorkTable
        label={t('work.parked.title')}
        rows={rows}
        line={(row) => (
          <TableRow key={row.id}>
            <TableCell sx={{ width: 84 }}>
              <CaseLink id={row.id} />
            </TableCell>
            <TableCell>{row.parkReason}</TableCell>
            <TableCell align="right" sx={{ width: 180, color: 'text.secondary' }}>
              <Instant at={row.parkedUntil} />
            </TableCell>
          </TableRow>
        )}
      />
    </WorkSection>
  );
}
