import type { CaseDeps } from '../cases/case-deps.ts';

/** What blind reviews need. */
export type QualityDeps = Pick<CaseDeps, 'vault' | 'settings'>;
