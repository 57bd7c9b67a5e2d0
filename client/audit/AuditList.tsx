import type { ReactNode } from 'react';
import { ListBase } from 'react-admin';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListBody } from '../ui/ListBody.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useText } from '../ui/texts.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditStatus } from './AuditStatus.tsx';
import { AuditTable } from './AuditTable.tsx';
import { auditMessages } from './audit-messages.ts';
import { PublicKeyButton } from './PublicKeyButton.tsx';

/** Who did or saw what, newest first: a sentence an entry, the raw entry and its proof one click away. */
export function AuditList({ actions }: { actions?: ReactNode }) {
  const t = useText(auditMessages);
  return (
    <ListBase perPage={50} disableSyncWithLocation exporter={false}>
      <PageHeader
        title={t('audit.title')}
        aside={<AuditStatus />}
        actions={
          <>
            <PublicKeyButton />
            {actions}
          </>
        }
      />
      <AuditFilters />
      <ListBody empty={<EmptyState title={t('audit.empty')}>{t('audit.emptyNext')}</EmptyState>}>
        <AuditTable />
      </ListBody>
    </ListBase>
  );
}
