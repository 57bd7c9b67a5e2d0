import type { z } from 'zod';
import type { caseStatusSchema } from '../../server/contract/cases.ts';

export type CaseStatus = z.infer<typeof caseStatusSchema>;
