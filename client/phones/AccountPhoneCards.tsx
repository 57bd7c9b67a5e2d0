import { Box } from '@mui/material';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { BindingNow } from './BindingNow.tsx';
import { BindingTimeline } from './BindingTimeline.tsx';
import { CarrierSays } from './CarrierSays.tsx';
import { PossibleActions } from './PossibleActions.tsx';
import { SameNumber } from './SameNumber.tsx';

/** An account's phone record: what is bound and good for what, what carriers say, numbers over time, who shares it. */
export function AccountPhoneCards({ account }: { account: AccountPage }) {
  const pair = {
    display: 'grid',
    gap: 3,
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  } as const;
  return (
    <>
      <Box sx={pair}>
        <BindingNow binding={account.current} />
        <CarrierSays carrier={account.current?.carrier ?? null} />
      </Box>
      <BindingTimeline bindings={account.bindings} />
      <Box sx={pair}>
        <PossibleActions preconditions={account.preconditions} hasPhone={account.current !== null} />
        <SameNumber sameNumber={account.sameNumber} />
      </Box>
    </>
  );
}
