import { AccountCard } from '../accounts/AccountCard.tsx';
import type { CaseSlots } from '../cases/case-slots.ts';
import { phoneKinds } from '../phones/phone-kind.ts';
import { qualityKinds } from '../quality/quality-kind.ts';
import { recoveryKinds } from '../recoveries/recovery-kind.ts';
import { stuckKind } from '../stuck/stuck-kind.ts';

/** The registry of case kinds: a kind is one folder and one line here. */
export const CASE_SLOTS: CaseSlots = {
  kinds: { [stuckKind.kind]: stuckKind.panel, ...recoveryKinds, ...phoneKinds, ...qualityKinds },
  Account: AccountCard,
};
