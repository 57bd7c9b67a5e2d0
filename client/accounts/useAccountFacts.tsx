import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { AccountFacts, revealedSchema } from '../../server/contract/cases.ts';
import { postJson } from '../api/http.ts';
import { RegionName } from '../catalogue/RegionName.tsx';
import { MaskedField } from '../ui/MaskedField.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { useNow } from '../ui/useNow.ts';
import { AccountPhone } from './AccountPhone.tsx';
import { accountCardMessages } from './account-card-messages.ts';
import { HOUR_MS } from '../../server/contract/time-units.ts';

const YEAR_MS = 365.25 * 24 * HOUR_MS;
const GATES = ['not_required', 'due', 'blocked', 'exempt'] as const;

/** Those that have a word; the platform may send others, which are shown as they come. */
const REAL_NAME_STATES = ['none', 'pending', 'verified', 'failed'] as const;

interface Fact {
  label: string;
  value: ReactNode;
}

/** The facts worth a line: what is not known has none. */
export function useAccountFacts(account: AccountFacts, caseId: number, onShowRelated: () => void): Fact[] {
  const t = useText(accountCardMessages);
  const locale = useLocale();
  const now = useNow(null);
  const reveal = (field: string) =>
    account.revealable.includes(field)
      ? (reason: string) =>
          postJson<z.infer<typeof revealedSchema>>(`/cases/${caseId}/reveals`, { field, reason })
      : null;
  const masked = (field: 'name' | 'nickname') => (
    <MaskedField label={t(`accountCard.${field}`)} masked={account[field]} reveal={reveal(field)} />
  );
  const day = (at: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at));
  const realName = REAL_NAME_STATES.find((one) => one === account.realName);
  const gate = GATES.find((one) => one === account.gate);
  const shared = [
    ...(account.sharedDevices > 0
      ? [t('accountCard.sharedDevices', { smart_count: account.sharedDevices })]
      : []),
    ...(account.sharedPhones > 0
      ? [t('accountCard.sharedPhones', { smart_count: account.sharedPhones })]
      : []),
  ];
  const facts: (Fact | false)[] = [
    account.name !== null && { label: t('accountCard.name'), value: masked('name') },
    account.nickname !== null && { label: t('accountCard.nickname'), value: masked('nickname') },
    {
      label: t('accountCard.phone'),
      value: <AccountPhone account={account} reveal={reveal('phone')} />,
    },
    account.probationUntil !== null && {
      label: t('accountCard.probation'),
      value: t('accountCard.probationUntil', { date: day(account.probationUntil) }),
    },
    account.noAssistedChange && { label: t('accountCard.lock'), value: t('accountCard.locked') },
    account.gate !== null && {
      label: t('accountCard.gate'),
      value: gate ? t(`accountCard.gateState.${gate}`) : account.gate,
    },
    account.realName !== null && {
      label: t('accountCard.realName'),
      value: realName ? t(`accountCard.realNameState.${realName}`) : account.realName,
    },
    account.registeredAt !== null && {
      label: t('accountCard.registered'),
      value: t('accountCard.years', {
        date: day(account.registeredAt),
        smart_count: Math.floor((now - Date.parse(account.registeredAt)) / YEAR_MS),
      }),
    },
    account.region !== null && {
      label: t('accountCard.region'),
      value: <RegionName code={account.region} />,
    },
    {
      label: t('accountCard.contacts'),
      value: t('accountCard.contactsTimes', { smart_count: account.contacts }),
    },
    shared.length > 0 && {
      label: t('accountCard.shared'),
      value: (
        <>
          {shared.join(' · ')}{' '}
          <Link component="button" type="button" onClick={onShowRelated}>
            {t('accountCard.show')}
          </Link>
        </>
      ),
    },
  ];
  return facts.filter((fact) => fact !== false);
}
