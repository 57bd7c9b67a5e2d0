import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { CaseKind } from '../../server/contract/case-states.ts';
import type { AccountFacts } from '../../server/contract/cases.ts';
import { HIDDEN_ACCOUNT } from '../../server/contract/quality.ts';
import { Section } from '../ui/Section.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { AccountFact } from './AccountFact.tsx';
import { accountCardMessages } from './account-card-messages.ts';
import { PhoneCaseButton } from './PhoneCaseButton.tsx';
import { useAccountFacts } from './useAccountFacts.tsx';

interface AccountCardProps {
  account: AccountFacts;
  /** Looks are granted for a case and written down with it. */
  caseId: number;
  strip: boolean;
  onShowRelated: () => void;
  /** The case's. */
  kind: CaseKind;
}

/** What we know of the account, masked; in a narrow window a strip of the same facts. */
export function AccountCard({ account, caseId, strip, onShowRelated, kind }: AccountCardProps) {
  const t = useText(accountCardMessages);
  const facts = useAccountFacts(account, caseId, onShowRelated);
  const state = account.state && <AccountState state={account.state} />;
  return (
    <Section
      title={
        account.accountId === HIDDEN_ACCOUNT ? (
          t('accountCard.title', { id: HIDDEN_ACCOUNT })
        ) : (
          <Link component={RouterLink} to={`/accounts/${account.accountId}`}>
            {t('accountCard.title', { id: account.accountId })}
          </Link>
        )
      }
      aside={state}
    >
      <Box
        component="dl"
        sx={
          strip
            ? { m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: '2px' }
            : {
                m: 0,
                display: 'grid',
                gridTemplateColumns: 'max-content minmax(0, 1fr)',
                columnGap: 3,
                rowGap: '1px',
              }
        }
      >
        {facts.map(({ label, value }) => (
          <AccountFact key={label} label={label} strip={strip}>
            {value}
          </AccountFact>
        ))}
      </Box>
      {kind === 'stuck_verification' && account.accountId !== HIDDEN_ACCOUNT && (
        <PhoneCaseButton accountId={account.accountId} caseId={caseId} />
      )}
    </Section>
  );
}

function AccountState({ state }: { state: string }) {
  const t = useText(accountCardMessages);
  const known = ['normal', 'inactive', 'restricted', 'frozen', 'banned', 'cancelled'] as const;
  const name = known.find((one) => one === state);
  const tone =
    state === 'normal' ? 'proof' : state === 'inactive' || state === 'cancelled' ? 'quiet' : 'danger';
  return <ToneChip tone={tone}>{name ? t(`accountCard.state.${name}`) : state}</ToneChip>;
}
