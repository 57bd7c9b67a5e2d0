import { Box } from '@mui/material';
import { isClosed } from '../../server/contract/case-states.ts';
import type { CaseDetail } from '../../server/contract/cases.ts';
import type { ChooseDecision } from './phone-case-props.ts';
import { PhoneChecklist } from './PhoneChecklist.tsx';
import { PhoneHeld } from './PhoneHeld.tsx';
import { PhoneNotices } from './PhoneNotices.tsx';
import { PhoneNumbers } from './PhoneNumbers.tsx';
import { PhoneSteps } from './PhoneSteps.tsx';

interface PhoneStoryCardsProps {
  detail: CaseDetail;
  choose: ChooseDecision;
}

/** The story of a phone case: how far it is, what stands in the way, which numbers, who was told. */
export function PhoneStoryCards({ detail, choose }: PhoneStoryCardsProps) {
  const { phone } = detail;
  if (phone === null) return null;
  const part = { detail, phone, choose };
  const isOver = phone.appliedAt !== null || isClosed(detail.state);
  const rest = (
    <>
      <PhoneNumbers {...part} />
      <PhoneNotices detail={detail} phone={phone} />
    </>
  );
  return (
    <>
      {phone.held !== null && <PhoneHeld held={phone.held} />}
      <PhoneSteps phone={phone} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1.15fr) minmax(0, 1fr)',
          '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
        }}
      >
        {/* Once it took effect, what stood in the way is history. */}
        {!isOver && <PhoneChecklist {...part} />}
        {isOver ? (
          rest
        ) : (
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>{rest}</Box>
        )}
      </Box>
    </>
  );
}
