import { TableCell } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import type { EvidenceRow } from './rank-evidence.ts';

/** One piece of evidence in one round. */
export function CaseShowEvidenceCell({
  cell,
  names,
}: {
  cell: EvidenceRow['cells'][number] | undefined;
  names: CaseNames;
}) {
  const t = useText(casePageMessages);
  switch (cell?.state) {
    case 'passed':
      return <TableCell>✓ {t('casePage.evidence.passed')}</TableCell>;
    case 'refused':
      return (
        <TableCell>
          ✗ {cell.reason === null ? t('casePage.evidence.refused') : names.reason(cell.reason)}
        </TableCell>
      );
    case 'offered':
      return <TableCell>… {t('casePage.evidence.offered')}</TableCell>;
    default:
      return <TableCell sx={{ color: 'text.disabled' }}>{t('casePage.evidence.notTried')}</TableCell>;
  }
}
