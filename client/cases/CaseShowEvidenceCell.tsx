import { Box, Link, TableCell } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';
import type { EvidenceRow } from './rank-evidence.ts';

const ORDER = ['refused', 'passed', 'offered'] as const;
const SIGNS = { refused: '✗', passed: '✓', offered: '…' };

const CELL = { display: 'block', maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis' } as const;

interface CaseShowEvidenceCellProps {
  /** One round, or several that share a column. */
  cells: EvidenceRow['cells'];
  names: CaseNames;
  /** Shows the events that carried it. */
  onProof: (eventIds: string[]) => void;
}

/** What became of one piece of evidence in a round; in a narrow window the sign alone is drawn. */
export function CaseShowEvidenceCell({ cells, names, onProof }: CaseShowEvidenceCellProps) {
  const t = useText(casePageMessages);
  const said = ORDER.flatMap((state) => {
    const same = cells.filter((cell) => cell.state === state);
    const [first] = same;
    if (first === undefined) return [];
    const word = first.reason !== null ? names.reason(first.reason) : t(`casePage.evidence.${state}`);
    const eventIds = same.flatMap((cell) => cell.eventIds);
    return [{ state, word, eventIds, times: cells.length > 1 ? ` ×${same.length}` : '' }];
  });
  if (said.length === 0)
    return <TableCell sx={{ color: 'text.secondary' }}>{t('casePage.evidence.notTried')}</TableCell>;
  return (
    <TableCell>
      {said.map(({ state, word, times, eventIds }) => (
        <Link
          key={state}
          component="button"
          type="button"
          title={word}
          onClick={() => onProof(eventIds)}
          sx={{ ...CELL, textAlign: 'left', color: 'text.primary', font: 'inherit' }}
        >
          {SIGNS[state]}
          {times}{' '}
          <Box component="span" sx={{ '@media (max-width: 1199px)': { fontSize: 0 } }}>
            {word}
          </Box>
        </Link>
      ))}
    </TableCell>
  );
}
