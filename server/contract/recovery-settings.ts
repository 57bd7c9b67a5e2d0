import { z } from 'zod';
import type { RecoverySignal } from './recoveries.ts';

const weight = (points: number) => z.int().min(0).max(100).default(points);

/** Points that each sign of risk adds; the total of a request is their sum, at most 100. */
const weightsSchema = z.strictObject({
  friendship_age: weight(12),
  account_age: weight(6),
  standing: weight(15),
  shared_device: weight(14),
  shared_network: weight(6),
  shared_phone: weight(14),
  burst: weight(5),
  many_vouches: weight(4),
  recently_recovered: weight(8),
  same_people: weight(8),
  mutual: weight(4),
  control_points: weight(9),
  tight_group: weight(5),
  near_stolen: weight(8),
} satisfies Record<RecoverySignal, z.ZodType>);

/** The figures of friend-assisted recovery (domain, section 6), with defaults on the safe side. */
export const recoverySettingsSchema = z.strictObject({
  vouchesNeeded: z.int().min(2).max(20).default(3),
  friendsNamed: z.int().min(2).max(20).default(5).describe('at most so many friends may be named'),
  nominationHours: z.number().positive().default(72),
  friendshipDays: z.int().min(0).default(180),
  friendAccountDays: z.int().min(0).default(365),
  vouchesIn90Days: z.int().min(1).default(3),
  vouchesInAll: z.int().min(1).default(10),
  youngFriendshipDays: z.int().min(0).default(365).describe('a younger friendship adds risk'),
  youngAccountDays: z.int().min(0).default(730),
  sharedWithinDays: z.int().min(1).default(30),
  burstMinutes: z.number().positive().default(10),
  recoveredWithinDays: z.int().min(1).default(180),
  coolingOffHours: z.number().positive().default(24),
  coolingOffHighRiskHours: z.number().positive().default(72),
  highRiskFrom: z.int().min(1).max(100).default(70),
  probationDays: z.int().min(0).default(30),
  reverseDays: z.int().min(0).default(30).describe('so long can a restored recovery be reversed'),
  weights: weightsSchema.prefault({}),
});
export type RecoverySettings = z.infer<typeof recoverySettingsSchema>;
