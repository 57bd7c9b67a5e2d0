import { z } from 'zod';

/** RFC 9457 problem details, as every refusal of the API is answered (`application/problem+json`). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string().describe('one sentence in the language of the request'),
  status: z.int(),
  code: z.string().describe('stable; programs go by this'),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('what it is now, where the caller’s view was stale'),
});
export type Problem = z.infer<typeof problemSchema>;
