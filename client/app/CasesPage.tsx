import { CaseList } from '../cases/CaseList.tsx';
import { ExportListButton } from '../exports/ExportListButton.tsx';

/** The queue, and for those who may, the way to take it away. */
export function CasesPage() {
  return <CaseList actions={<ExportListButton dataset="cases" />} />;
}
