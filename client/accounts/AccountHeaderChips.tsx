import { Box } from '@mui/material';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { accountCardMessages } from './account-card-messages.ts';
import { useAccountWords } from './useAccountWords.ts';

/** The account's state beside its number, and what holds it. */
export function AccountHeaderChips({ account }: { account: AccountPage }) {
  const card = useText(accountCardMessages);
  const words = useAccountWords();
  const { state, gate, probationUntil, noAssistedChange } = account;
  const isDangerous = state === 'banned' || state === 'frozen' || state === 'restricted';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {state !== null && (
        <ToneChip tone={state === 'normal' ? 'proof' : isDangerous ? 'danger' : 'quiet'}>
          {words.state(state)}
        </ToneChip>
      )}
      {gate === 'blocked' && <ToneChip tone="danger">{words.gate(gate)}</ToneChip>}
      {probationUntil !== null && <ToneChip tone="clock">{card('accountCard.probation')}</ToneChip>}
      {noAssistedChange && <ToneChip tone="clock">{card('accountCard.lock')}</ToneChip>}
    </Box>
  );
}
