import type { AccountPage } from '../../server/contract/account-page.ts';
import { RegionName } from '../catalogue/RegionName.tsx';
import { useNames } from '../catalogue/useNames.ts';
import { FactList } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { listOf, useLocale, useText } from '../ui/texts.ts';
import { accountCardMessages } from './account-card-messages.ts';
import { accountPageMessages } from './account-page-messages.ts';
import { useAccountWords } from './useAccountWords.ts';

/** The account's states, masked; what the platform has not told is said to be unknown. */
export function AccountPageFacts({ account }: { account: AccountPage }) {
  const t = useText(accountPageMessages);
  const card = useText(accountCardMessages);
  const words = useAccountWords();
  const names = useNames();
  const locale = useLocale();
  const unknown = t('accountPage.fact.unknown');
  const { waysIn, restrictions, registeredAt, probationUntil } = account;
  const restriction = ({ rule, until }: (typeof restrictions)[number]) => {
    const name = names.reason(rule);
    return until === null
      ? t('accountPage.fact.forever', { rule: name })
      : t('accountPage.fact.until', { rule: name, date: words.day(until) });
  };
  return (
    <Section title={t('accountPage.facts')}>
      <FactList
        facts={[
          [t('accountPage.fact.state'), account.state === null ? unknown : words.state(account.state)],
          [card('accountCard.gate'), account.gate === null ? unknown : words.gate(account.gate)],
          [
            card('accountCard.realName'),
            account.realName === null ? unknown : words.realName(account.realName),
          ],
          ...(account.name === null ? [] : ([[card('accountCard.name'), account.name]] as const)),
          ...(account.nickname === null ? [] : ([[card('accountCard.nickname'), account.nickname]] as const)),
          [card('accountCard.registered'), registeredAt === null ? unknown : words.day(registeredAt)],
          [
            card('accountCard.region'),
            account.region === null ? unknown : <RegionName key="region" code={account.region} />,
          ],
          [
            t('accountPage.fact.waysIn'),
            waysIn === null
              ? unknown
              : waysIn.length === 0
                ? t('accountPage.fact.none')
                : listOf(locale, waysIn.map(names.evidence)),
          ],
          [
            t('accountPage.fact.restrictions'),
            restrictions.length === 0
              ? t('accountPage.fact.none')
              : listOf(locale, restrictions.map(restriction)),
          ],
          ...(probationUntil === null
            ? []
            : ([
                [
                  card('accountCard.probation'),
                  card('accountCard.probationUntil', { date: words.day(probationUntil) }),
                ],
              ] as const)),
          ...(account.noAssistedChange
            ? ([[card('accountCard.lock'), card('accountCard.locked')]] as const)
            : []),
        ]}
      />
    </Section>
  );
}
