import { AuditList } from '../audit/AuditList.tsx';
import { ExportListButton } from '../exports/ExportListButton.tsx';

/** The record, and the way to take it away. */
export function AuditPage() {
  return <AuditList actions={<ExportListButton dataset="audit" />} />;
}
