import { z } from 'zod';
import { caseKindSchema } from './case-states.ts';
import { accountIdSchema, text } from './names.ts';

export const ROLES = ['agent', 'senior', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody of the staff, as the console knows them. Empty regions or kinds mean all. */
export const staffSchema = z.object({
  id: z.string(),
  code: z.string().describe('the name that people say aloud, such as A07'),
  role: z.enum(ROLES),
  team: z.string(),
  regions: z.array(z.string()),
  kinds: z.array(caseKindSchema),
});
export type Staff = z.infer<typeof staffSchema>;

export const staffListRowSchema = staffSchema.extend({
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
});
export type StaffListRow = z.infer<typeof staffListRowSchema>;

/** What `staff create` and `staff set` take. */
export const staffInputSchema = z.strictObject({
  code: text(16, 2),
  role: z.enum(ROLES),
  team: text(40).default(''),
  regions: z.array(text(16, 1)).default([]),
  kinds: z.array(caseKindSchema).default([]),
  ownAccounts: z.array(accountIdSchema).default([]),
});
export type StaffInput = z.infer<typeof staffInputSchema>;

export const signInSchema = z.strictObject({ code: text(64, 1), password: text(256, 1) });

/** Who is signed in; `demo` is true where the demo sign-ins exist. */
export const sessionSchema = z.object({ staff: staffSchema, expiresAt: z.string() });
export type Session = z.infer<typeof sessionSchema>;

/** What the sign-in page may know before anybody has signed in. */
export const signInOptionsSchema = z.object({
  demo: z.array(z.object({ code: z.string(), role: z.enum(ROLES), password: z.string() })),
});
export type SignInOptions = z.infer<typeof signInOptionsSchema>;
