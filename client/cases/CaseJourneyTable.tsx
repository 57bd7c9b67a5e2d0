import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { JourneyStory } from '../../server/contract/case-story.ts';
import { Duration } from '../ui/Duration.tsx';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { casePageMessages } from './case-page-messages.ts';
import type { CaseNames } from './case-slots.ts';

/** The same journey as figures: the steps, then each move in order. */
export function CaseJourneyTable({ journey, names }: { journey: JourneyStory; names: CaseNames }) {
  const t = useText(casePageMessages);
  const reason = (code: string | null) => (code === null ? '–' : names.reason(code));
  const titles = ['step', 'visits', 'passed', 'refused', 'median', 'top'] as const;
  const moves = ['nr', 'at', 'from', 'to', 'kind', 'reason'] as const;
  return (
    <>
      <Table
        size="small"
        aria-label={t('casePage.journey.steps')}
        sx={{ '& tbody tr:last-child th': { borderBottom: 0 } }}
      >
        <TableHead>
          <TableRow>
            {titles.map((column, index) => (
              <TableCell key={column} align={index > 0 && index < 5 ? 'right' : 'left'}>
                {t(`casePage.journey.columns.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {journey.steps.map((step) => (
            <TableRow key={step.step}>
              <TableCell component="th" scope="row">
                {names.step(step.step)}
              </TableCell>
              <TableCell align="right">{step.visits}</TableCell>
              <TableCell align="right">{step.passed}</TableCell>
              <TableCell align="right">{step.refused}</TableCell>
              <TableCell align="right">
                <Duration ms={step.medianMs} />
              </TableCell>
              <TableCell>
                {reason(step.topReason)}
                {step.topReason !== null && ` ×${step.topReasonTimes}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Table size="small" aria-label={t('casePage.journey.moves')} sx={{ mt: 3 }}>
        <TableHead>
          <TableRow>
            {moves.map((column) => (
              <TableCell key={column}>{t(`casePage.journey.columns.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {journey.transitions.map((move, index) => (
            <TableRow key={`${move.at} ${index}`}>
              <TableCell>{index + 1}</TableCell>
              <TableCell>
                <Instant at={move.at} />
              </TableCell>
              <TableCell>{names.step(move.from)}</TableCell>
              <TableCell>{names.step(move.to)}</TableCell>
              <TableCell>
                {t(`casePage.journey.kind.${move.kind}`)}
                {move.lapNumber !== null && ` ${move.lapNumber}`}
                {move.empty && ` · ${t('casePage.journey.empty')}`}
              </TableCell>
              <TableCell>{reason(move.reason)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
