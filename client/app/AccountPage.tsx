import { AccountShow } from '../accounts/AccountShow.tsx';
import { AccountPhoneCards } from '../phones/AccountPhoneCards.tsx';

/** An account's page with the phone record that the feature of phones brings to it. */
export function AccountPage() {
  return <AccountShow Phone={AccountPhoneCards} />;
}
