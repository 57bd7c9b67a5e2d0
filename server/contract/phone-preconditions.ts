import { z } from 'zod';

/** What must hold before a phone is bound, changed or released (domain, section 7), in the order of the page. */
export const PRECONDITIONS = [
  'account_normal',
  'binding_valid',
  'no_abnormal_sign_in',
  'new_number_free',
  'new_number_verified',
  'old_number_proven',
  'no_open_case',
  'not_on_probation',
  'within_account_limit',
  'within_number_limit',
  'no_system_restriction',
  'no_objection',
  'leaves_a_way_in',
  'no_recent_sim_change',
  'not_reassigned',
] as const;
export type PreconditionName = (typeof PRECONDITIONS)[number];

/** What clears a failing precondition, offered as the next action. */
export const PHONE_REMEDIES = [
  'appeal',
  'activate_account',
  'clear_restriction',
  'wait_until',
  'set_new_number',
  'other_number',
  'unbind_other',
  'prove_stale',
  'ask_code_new',
  'ask_code_old',
  'ask_proof',
  'accept_loss',
  'repair_record',
  'see_case',
  'settle_objection',
  'secure_account',
  'warn_user',
  'unbind_reassigned',
  'check_platform',
  'send_again',
] as const;
export type PhoneRemedy = (typeof PHONE_REMEDIES)[number];

export const preconditionSchema = z.object({
  name: z.enum(PRECONDITIONS),
  verdict: z
    .enum(['pass', 'fail', 'warn', 'unknown'])
    .describe('fail refuses; warn and unknown raise the risk and refuse nothing'),
  figure: z.number().nullable().describe('days, or a count, by the precondition'),
  limit: z.number().nullable(),
  why: z
    .string()
    .nullable()
    .describe(
      'a reason code of the catalogue, or `open_case`, `objection_stands`, `new_number_missing`; null where it passes',
    ),
  until: z.string().nullable().describe('when it clears by itself'),
  remedies: z.array(z.enum(PHONE_REMEDIES)).describe('what clears it, the best first'),
  caseIds: z.array(z.int()).describe('the cases that stand in the way'),
  accounts: z.array(z.string()).describe('other accounts that it speaks of'),
});
export type Precondition = z.infer<typeof preconditionSchema>;
