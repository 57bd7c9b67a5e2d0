import { CaseShow } from '../cases/CaseShow.tsx';
import { CaseSlotsContext } from '../cases/case-slots.ts';
import { CASE_SLOTS } from './case-slots.ts';

/** The case page with what the other features bring to it. */
export function CasePage() {
  return (
    <CaseSlotsContext.Provider value={CASE_SLOTS}>
      <CaseShow />
    </CaseSlotsContext.Provider>
  );
}
