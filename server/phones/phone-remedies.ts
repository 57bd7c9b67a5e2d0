import type { PhoneRemedy } from '../contract/phone-preconditions.ts';

/** The remedy that each failure of the catalogue must lead to (domain, section 3): none is left without a next step. */
export const REMEDY_OF: Readonly<Record<string, PhoneRemedy>> = {
  old_phone_unverified: 'ask_code_old',
  new_number_bound: 'other_number',
  number_reassigned: 'unbind_reassigned',
  code_not_received: 'ask_code_new',
  code_expired: 'ask_code_new',
  code_wrong: 'ask_code_new',
  not_effective: 'send_again',
  released_incomplete: 'send_again',
  account_banned: 'appeal',
  account_inactive: 'activate_account',
  account_frozen: 'clear_restriction',
  account_restricted: 'clear_restriction',
  binding_wrong: 'repair_record',
  binding_expired: 'repair_record',
  system_restricted: 'clear_restriction',
  abnormal_sign_in: 'secure_account',
  unsafe_channel: 'secure_account',
  info_out_of_step: 'repair_record',
  new_number_missing: 'set_new_number',
  not_confirmed: 'check_platform',
};

/** What to do next about these failures, each once, in their order; an unknown one leads to a look at the platform. */
export function remediesOf(reasons: readonly string[]): { reason: string; remedy: PhoneRemedy }[] {
  return [...new Set(reasons)].map((reason) => ({ reason, remedy: REMEDY_OF[reason] ?? 'check_platform' }));
}
