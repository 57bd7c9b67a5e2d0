import { Box, Button } from '@mui/material';
import type { ExploredAccount } from '../../server/contract/recoveries.ts';
import { ACCOUNT_STATES } from '../../server/contract/platform-formats.ts';
import { Instant } from '../ui/Instant.tsx';
import { RADIUS } from '../ui/tokens.ts';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';
import { useAgeText } from './useVoucherFacts.ts';

interface ExploredAccountCardProps {
  account: ExploredAccount;
  /** How many accounts one hop further would add to the picture. */
  beyond: number;
  isExpanded: boolean;
  onExpand: () => void;
  onClose: () => void;
}

/** The account that was chosen in the picture: what is known of it, and a way one hop further. */
export function ExploredAccountCard(props: ExploredAccountCardProps) {
  const { account, beyond, isExpanded, onExpand, onClose } = props;
  const t = useText(recoveryMessages);
  const age = useAgeText();
  const state = ACCOUNT_STATES.find((one) => one === account.standing);
  const facts = [
    account.accountDays === null || state === undefined
      ? t('recovery.vouchers.unknown')
      : t('recovery.vouchers.account', {
          duration: age(account.accountDays),
          standing: t(`recovery.standing.${state}`),
        }),
    t('recovery.explore.for', { smart_count: account.vouchedFor }),
    ...(account.vouchedBy > 0 ? [t('recovery.explore.by', { smart_count: account.vouchedBy })] : []),
  ];
  return (
    <Box
      role="status"
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 1,
        mt: 2,
        p: '6px 12px',
        border: `1px solid ${theme.palette.tokens.lineStrong}`,
        borderRadius: `${RADIUS.control}px`,
      })}
    >
      <Box component="strong" sx={{ fontWeight: 600 }}>
        {account.accountId}
      </Box>
      <Box sx={{ flex: 1, minWidth: 200, color: 'text.secondary' }}>
        {facts.join(' · ')}
        {account.restoredAt !== null && (
          <>
            {' · '}
            {t('recovery.explore.restored')} <Instant at={account.restoredAt} />
          </>
        )}
      </Box>
      {beyond === 0 && <Box sx={{ color: 'text.secondary' }}>{t('recovery.explore.nothing')}</Box>}
      {beyond > 0 && !isExpanded && (
        <Button onClick={onExpand}>{t('recovery.explore.expand', { smart_count: beyond })}</Button>
      )}
      <Button variant="text" onClick={onClose}>
        {t('recovery.explore.close')}
      </Button>
    </Box>
  );
}
