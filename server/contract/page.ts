import { z } from 'zod';
import { text } from './names.ts';

/** Keyset paging: a page says whether more follow, never how many there are. */
export const pageQuerySchema = z.object({
  cursor: text(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  nextCursor: z.string().nullable(),
});

/** The answer of every list. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ data: z.array(row), pageInfo: pageInfoSchema });
}
export interface Page<T> {
  data: T[];
  pageInfo: z.infer<typeof pageInfoSchema>;
}
