import { Box } from '@mui/material';
import type { MyWork } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { CaseLink } from './CaseLink.tsx';
import { TakeBackButton } from './TakeBackButton.tsx';
import { useAskedText } from './useAskedText.ts';
import { WorkSection } from './WorkSection.tsx';
import { workMessages } from './work-messages.ts';

/** What was decided in the last seconds: it can still be taken back. */
export function WorkUndoable({ rows }: { rows: MyWork['undoable'] }) {
  const t = useText(workMessages);
  const decision = useAskedText();
  return (
    <WorkSection title={t('work.undoable.title')} count={rows.length} none={t('work.undoable.none')}>
      {rows.map((row, index) => (
        <Box key={row.id} sx={{ display: 'flex', alignItems: 'center', gap: 2, py: '2px' }}>
          <CaseLink id={row.id} />
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
            {decision(row.kind, row.decision)}
          </Box>
          <TakeBackButton row={row} hasKey={index === 0} />
        </Box>
      ))}
    </WorkSection>
  );
}
