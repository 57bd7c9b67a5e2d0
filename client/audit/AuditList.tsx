import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { useText } from '../ui/texts.ts';
import { AuditStatus } from './AuditStatus.tsx';
import { AuditTable } from './AuditTable.tsx';
import { auditMessages } from './audit-messages.ts';

/** Who did or saw what, newest first: a sentence an entry, the raw entry and its proof one click away. */
export function AuditList() {
  const t = useText(auditMessages);
  return (
    <ListPage
      title={t('audit.title')}
      aside={<AuditStatus />}
      perPage={50}
      filters={
        <>
          <TextFilter source="actor" label={t('audit.filter.actor')} />
          <TextFilter source="accountId" label={t('audit.filter.account')} maxLength={32} />
          <TextFilter source="caseId" label={t('audit.filter.case')} maxLength={12} />
          <TextFilter source="action" label={t('audit.filter.action')} />
        </>
      }
      empty={<EmptyState title={t('audit.empty')}>{t('audit.emptyNext')}</EmptyState>}
    >
      <AuditTable />
    </ListPage>
  );
}
