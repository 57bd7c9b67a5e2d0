import { ListBase } from 'react-admin';
import { ListBody } from '../ui/ListBody.tsx';
import { useText } from '../ui/texts.ts';
import { AuditTable } from './AuditTable.tsx';
import { auditMessages } from './audit-messages.ts';

/** Everything that was done in one session, newest first. */
export function AuditSession({ sessionId }: { sessionId: string }) {
  const t = useText(auditMessages);
  return (
    <ListBase
      resource="audit"
      storeKey={false}
      filter={{ sessionId }}
      perPage={25}
      disableSyncWithLocation
      exporter={false}
    >
      <ListBody empty={t('audit.empty')}>
        <AuditTable />
      </ListBody>
    </ListBase>
  );
}
