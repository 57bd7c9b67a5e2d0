import { Box } from '@mui/material';
import { useAbility } from '../api/useStaff.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { useText } from '../ui/texts.ts';
import { NextCaseButton } from './NextCaseButton.tsx';
import { NextScopeFilters } from './NextScopeFilters.tsx';
import { useMyWork } from './useMyWork.ts';
import { WorkApprovals } from './WorkApprovals.tsx';
import { WorkClaimed } from './WorkClaimed.tsx';
import { WorkDay } from './WorkDay.tsx';
import { WorkNext } from './WorkNext.tsx';
import { WorkParked } from './WorkParked.tsx';
import { WorkReturned } from './WorkReturned.tsx';
import { WorkUndoable } from './WorkUndoable.tsx';
import { WorkWaiting } from './WorkWaiting.tsx';
import { workMessages } from './work-messages.ts';

const column = { display: 'grid', gap: 3, alignContent: 'start', minWidth: 0 } as const;

/** Where a person who works cases begins: what they hold, what comes back to them, and what is next. */
export function MyWork() {
  const t = useText(workMessages);
  const ability = useAbility();
  const { data: work, error, refetch } = useMyWork();
  return (
    <>
      <PageHeader
        title={t('work.title')}
        aside={<Box sx={{ textAlign: 'right' }}>{work && <WorkNext work={work} />}</Box>}
        actions={
          <>
            {ability?.can('claim', 'Case') && <NextScopeFilters />}
            <NextCaseButton />
          </>
        }
      />
      {!work && error && <ProblemState error={error} retry={() => void refetch()} />}
      {!work && !error && <LoadingState rows={12} />}
      {work && (
        <Box
          sx={{
            display: 'grid',
            gap: 3,
            gridTemplateColumns: { xs: 'minmax(0, 1fr) 236px', lg: 'minmax(0, 1fr) 320px' },
          }}
        >
          <Box sx={column}>
            <WorkClaimed rows={work.claimed} />
            {ability?.can('approve', 'Case') && <WorkApprovals rows={work.approvals} />}
            <WorkParked rows={work.parked} />
            <WorkWaiting rows={work.waiting} />
          </Box>
          <Box sx={column}>
            <WorkUndoable rows={work.undoable} />
            <WorkReturned rows={work.returned} />
            <WorkDay day={work.day} />
          </Box>
        </Box>
      )}
    </>
  );
}
