import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { JourneyStory } from '../../server/contract/cases.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/texts.ts';
import { CaseShowEvidenceCell } from './CaseShowEvidenceCell.tsx';
import { CaseShowEvidenceVerdict } from './CaseShowEvidenceVerdict.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import { rankEvidence } from './rank-evidence.ts';

/** The newest rounds have columns of their own; older ones say little that these do not. */
const ROUNDS_SHOWN = 6;

/** What was offered in each round and what became of it; what was never tried, with how it served others. */
export function CaseShowEvidence({ journey, names }: { journey: JourneyStory; names: CaseNames }) {
  const t = useText(casePageMessages);
  const first = Math.max(0, journey.rounds - ROUNDS_SHOWN);
  const rounds = Array.from({ length: journey.rounds - first }, (_, index) => first + index);
  if (journey.evidence.length === 0) return <EmptyState title={t('casePage.evidence.none')} />;
  const rows = rankEvidence(journey.evidence);
  const best = rows.find((row) => row.untried);
  return (
    <Table size="small" aria-label={t('casePage.evidence.evidence')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('casePage.evidence.evidence')}</TableCell>
          {rounds.map((round) => (
            <TableCell key={round}>{t('casePage.evidence.round', { n: round + 1 })}</TableCell>
          ))}
          <TableCell>{t('casePage.evidence.breaks')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ row, untried }) => (
          <TableRow key={row.evidence} selected={row === best?.row}>
            <TableCell component="th" scope="row" sx={{ fontWeight: untried ? 600 : 400 }}>
              {names.evidence(row.evidence)}
            </TableCell>
            {rounds.map((round) => (
              <CaseShowEvidenceCell key={round} cell={row.cells[round]} names={names} />
            ))}
            <TableCell>
              <CaseShowEvidenceVerdict row={row} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
