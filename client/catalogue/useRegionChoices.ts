import { REGION_CODES } from '../../server/contract/region-names.ts';
import { useStaff } from '../api/useStaff.ts';
import { useRegionName } from './useRegionName.ts';

/** The regions to choose from: one's own where one has some, else all provinces, and `also` (codes seen elsewhere). */
export function useRegionChoices(also: readonly string[] = []): { value: string; label: string }[] {
  const name = useRegionName();
  const staff = useStaff();
  const own = staff && staff.regions.length > 0 ? staff.regions : REGION_CODES;
  const codes = new Set([...own, ...also.filter((code) => code !== '')]);
  return [...codes].map((value) => ({ value, label: name(value) }));
}
