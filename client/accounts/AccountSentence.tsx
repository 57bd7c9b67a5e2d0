import { Box } from '@mui/material';
import type { AccountPage } from '../../server/contract/account-page.ts';
import { SentenceCard } from '../ui/SentenceCard.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { type AccountClaim, accountClaims } from './account-claims.ts';
import { accountPageMessages } from './account-page-messages.ts';
import { useAccountWords } from './useAccountWords.ts';

/** The account in one sentence: its phone, what it is good for, and what a person must know before acting. */
export function AccountSentence({ account }: { account: AccountPage }) {
  const t = useText(accountPageMessages);
  const locale = useLocale();
  const words = useAccountWords();
  const claims = accountClaims(account);
  const tones = claims.map(({ tone }) => tone);
  const edge = tones.includes('danger') ? 'danger' : tones.includes('clock') ? 'clock' : 'quiet';
  const say = (claim: AccountClaim) =>
    t(`accountPage.claim.${claim.key}`, {
      state: claim.state === undefined ? '' : words.state(claim.state),
      number: claim.number ?? '',
      date: claim.date === undefined ? '' : words.day(claim.date),
      uses: listOf(
        locale,
        (claim.uses ?? []).map((use) => t(`accountPage.uses.${use}`)),
      ),
      smart_count: claim.count ?? 0,
    });
  return (
    <SentenceCard label={t('accountPage.sentence')} edge={edge}>
      {claims.map((claim, index) => (
        <Box
          key={claim.key}
          component="span"
          sx={(theme) => ({
            fontWeight: claim.tone === 'quiet' ? 400 : 600,
            color:
              claim.tone === 'danger' ? theme.palette.tokens.tones.danger.text : theme.palette.tokens.text,
          })}
        >
          {index === 0 ? capital(say(claim)) : say(claim)}
          {t(index === claims.length - 1 ? 'accountPage.end' : 'accountPage.comma')}
        </Box>
      ))}
    </SentenceCard>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
