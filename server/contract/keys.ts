import { z } from 'zod';
import { text } from './names.ts';

export const SCOPES = ['events', 'flows', 'accounts', 'requests', 'metrics'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key of the platform's API; its secret is shown once, when it is made. */
export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  addresses: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type Key = z.infer<typeof keySchema>;
export const keyInputSchema = z.strictObject({
  name: text(60, 1),
  scopes: z.array(z.enum(SCOPES)).min(1),
  addresses: z
    .array(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]))
    .max(50)
    .default([]),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export const createdKeySchema = z.object({ id: z.string(), secret: z.string() });
/** Rotation makes a new key and lets the old one live for an overlap. */
export const rotateInputSchema = z.strictObject({
  overlapHours: z
    .number()
    .min(0)
    .max(24 * 30)
    .default(24),
});
