import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Ability, abilityOf } from '../../server/contract/ability.ts';
import type { Staff } from '../../server/contract/staff.ts';
import { getSession } from './session.ts';

/** Who is signed in; null before that is known. */
export function useStaff(): Staff | null {
  const { data } = useQuery({
    queryKey: ['session'],
    queryFn: getSession,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.staff ?? null;
}

/** What the person signed in may do; null before that is known. */
export function useAbility(): Ability | null {
  const staff = useStaff();
  return useMemo(() => (staff ? abilityOf(staff) : null), [staff]);
}
