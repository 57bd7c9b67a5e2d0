import { useAbility } from '../api/useStaff.ts';
import { useClaimNext } from './useClaimNext.ts';

/** Takes the next case; null for readers to whom no work is dealt. */
export function useNextCase(): (() => void) | null {
  const ability = useAbility();
  const claimNext = useClaimNext();
  if (!ability?.can('claim', 'Case')) return null;
  return () => {
    if (!claimNext.isPending) claimNext.mutate();
  };
}
