import { z } from 'zod';

/** What the platform can be asked about a phone: to repair its record of the account, or for the carrier's report of the new number. */
export const INQUIRIES = ['record', 'carrier'] as const;
export const inquirySubjectSchema = z.enum(INQUIRIES);
export type InquirySubject = z.infer<typeof inquirySubjectSchema>;

/** `unanswered`: nothing came in time; a late answer still counts. */
export const INQUIRY_STATES = ['asked', 'answered', 'failed', 'unanswered'] as const;

/** One question to the platform. What it answered is in its record and on the checklist, and not here. */
export const phoneInquirySchema = z.object({
  id: z.string().describe('the command that asked'),
  about: inquirySubjectSchema,
  state: z.enum(INQUIRY_STATES),
  askedAt: z.string(),
  answerBy: z.string().describe('until when an answer is waited for'),
  settledAt: z.string().nullable(),
  reason: z.string().nullable().describe('why the platform could not: a reason code'),
  againFrom: z
    .string()
    .nullable()
    .describe('when who holds the claim may ask again; null where there is nothing to ask, or not today'),
});
export type PhoneInquiry = z.infer<typeof phoneInquirySchema>;

/** POST /api/cases/:id/phone/inquiries */
export const askPlatformInputSchema = z.strictObject({ version: z.int(), about: inquirySubjectSchema });
