import type { ReactNode } from 'react';
import { ListBase } from 'react-admin';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useText } from '../ui/texts.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseListNew } from './CaseListNew.tsx';
import { CaseQueue } from './CaseQueue.tsx';
import { CASE_LIST_KEY, CASES_PER_PAGE, UNFINISHED } from './case-filter.ts';
import { caseListMessages } from './case-list-messages.ts';
import { NextCaseButton } from './NextCaseButton.tsx';

/** The queue: one line a case, the chosen one explained on the right. */
export function CaseList({ actions }: { actions?: ReactNode }) {
  const t = useText(caseListMessages);
  return (
    <ListBase
      resource="cases"
      storeKey={CASE_LIST_KEY}
      filterDefaultValues={UNFINISHED}
      sort={{ field: 'queue', order: 'ASC' }}
      perPage={CASES_PER_PAGE}
      disableSyncWithLocation
      exporter={false}
    >
      <PageHeader
        title={t('caseList.title')}
        aside={<CaseListNew />}
        actions={
          <>
            {actions}
            <NextCaseButton />
          </>
        }
      />
      <CaseFilters />
      <CaseQueue />
    </ListBase>
  );
}
