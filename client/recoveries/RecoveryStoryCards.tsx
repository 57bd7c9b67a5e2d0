import { Box } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { RecoveryNotices } from './RecoveryNotices.tsx';
import { RecoveryRisk } from './RecoveryRisk.tsx';
import { RecoveryVouchers } from './RecoveryVouchers.tsx';
import { VouchGraphCard } from './VouchGraphCard.tsx';

/** The story of a recovery: who vouches, what that is worth, who would have to be controlled, who was told. */
export function RecoveryStoryCards({ detail }: { detail: CaseDetail }) {
  const { recovery } = detail;
  if (recovery === null) return null;
  return (
    <>
      <VouchGraphCard recovery={recovery} detail={detail} />
      <RecoveryVouchers recovery={recovery} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))',
        }}
      >
        <RecoveryRisk recovery={recovery} />
        <RecoveryNotices recovery={recovery} detail={detail} />
      </Box>
    </>
  );
}
