import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { JourneyStory } from '../../server/contract/case-story.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/texts.ts';
import { CaseShowEvidenceCell } from './CaseShowEvidenceCell.tsx';
import { CaseShowEvidenceVerdict } from './CaseShowEvidenceVerdict.tsx';
import { casePageMessages } from './case-page-messages.ts';
import type { Proof } from './case-proof.ts';
import type { CaseNames } from './case-slots.ts';
import { rankEvidence, roundColumns } from './rank-evidence.ts';

interface CaseShowEvidenceProps {
  journey: JourneyStory;
  names: CaseNames;
  onProof: (proof: Proof) => void;
}

/** What was offered in each round and what became of it; what was never tried, with how it served others. */
export function CaseShowEvidence({ journey, names, onProof }: CaseShowEvidenceProps) {
  const t = useText(casePageMessages);
  if (journey.evidence.length === 0) return <EmptyState title={t('casePage.evidence.none')} />;
  const roundText = (from: number, to: number) =>
    from + 1 === to
      ? t('casePage.evidence.round', { n: to })
      : t('casePage.evidence.rounds', { from: from + 1, to });
  const columns = roundColumns(journey.rounds);
  const rows = rankEvidence(journey.evidence);
  const best = rows.find((row) => row.untried && row.row.works !== null);
  return (
    <Table
      size="small"
      aria-label={t('casePage.evidence.evidence')}
      sx={{ '& th, & td': { whiteSpace: 'nowrap' }, '& tbody tr:last-child th': { borderBottom: 0 } }}
    >
      <TableHead>
        <TableRow>
          <TableCell>{t('casePage.evidence.evidence')}</TableCell>
          {columns.map(({ from, to }) => (
            <TableCell key={from}>{roundText(from, to)}</TableCell>
          ))}
          <TableCell sx={{ '&&': { whiteSpace: 'normal' } }}>{t('casePage.evidence.breaks')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ row, untried }) => (
          <TableRow key={row.evidence} selected={row === best?.row}>
            <TableCell component="th" scope="row" sx={{ fontWeight: untried ? 600 : 400 }}>
              {names.evidence(row.evidence)}
            </TableCell>
            {columns.map(({ from, to }) => (
              <CaseShowEvidenceCell
                key={from}
                cells={row.cells.slice(from, to)}
                names={names}
                onProof={(eventIds) =>
                  onProof({
                    text: `${names.evidence(row.evidence)} · ${roundText(from, to)}`,
                    eventIds: new Set(eventIds),
                  })
                }
              />
            ))}
            <TableCell sx={{ width: '99%', minWidth: 140, '&&': { whiteSpace: 'normal' } }}>
              <CaseShowEvidenceVerdict row={row} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
