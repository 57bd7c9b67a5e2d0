import { useListContext } from 'react-admin';
import type { CaseRow } from '../../server/contract/cases.ts';

const RARE = ['priority', 'state', 'flow', 'openedAt', 'tags'];

/**
 * Which columns are hidden until somebody chooses them, and where that choice is kept: a list in which every case
 * weighs risk shows the risk and the time left in place of laps.
 */
export function useCaseColumns(): { storeKey: string; hidden: string[] } {
  const { data = [] } = useListContext<CaseRow>();
  const weighsRisk = data.length > 0 && data.every(({ risk }) => risk !== null);
  return weighsRisk
    ? { storeKey: 'cases.risk.datatable', hidden: [...RARE, 'laps', 'region'] }
    : { storeKey: 'cases.datatable', hidden: [...RARE, 'risk', 'endsAt'] };
}
