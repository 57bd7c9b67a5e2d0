import { Box, Button } from '@mui/material';
import { ColumnsButton, useListContext } from 'react-admin';
import { CASE_KINDS, CASE_STATES, PRIORITIES } from '../../server/contract/case-states.ts';
import type { CaseRow } from '../../server/contract/cases.ts';
import { useStaff } from '../api/useStaff.ts';
import { useRegionChoices } from '../catalogue/useRegionChoices.ts';
import { useWords } from '../catalogue/useWords.ts';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { useText } from '../ui/texts.ts';
import { CaseSort } from './CaseSort.tsx';
import { ACCOUNT_FILTER_ID, isNarrowed, UNFINISHED } from './case-filter.ts';
import { caseListMessages } from './case-list-messages.ts';
import { DueFilter } from './DueFilter.tsx';
import { SavedCaseQueries } from './SavedCaseQueries.tsx';
import { useCaseColumns } from './useCaseColumns.ts';

/** What the queue is narrowed by, its order, saved queries and columns. */
export function CaseFilters() {
  const t = useText(caseListMessages);
  const words = useWords();
  const staff = useStaff();
  const { storeKey } = useCaseColumns();
  const { data, filterValues, setFilters } = useListContext<CaseRow>();
  const regions = useRegionChoices(data?.map((row) => row.region));
  const kinds = CASE_KINDS.map((value) => ({ value, label: words(`words.kind.${value}`) }));
  const states = [
    { value: 'unfinished', label: t('caseList.filter.unfinished') },
    ...CASE_STATES.map((value) => ({ value, label: words(`words.state.${value}`) })),
  ];
  const priorities = PRIORITIES.map((value) => ({ value, label: words(`words.priority.p${value}`) }));
  const people = staff ? [{ value: staff.id, label: t('caseList.filter.mine') }] : [];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 3 }}>
      <TextFilter
        source="accountId"
        label={t('caseList.filter.account')}
        maxLength={32}
        inputId={ACCOUNT_FILTER_ID}
      />
      <SelectFilter source="kind" label={t('caseList.filter.kind')} choices={kinds} />
      <SelectFilter source="state" label={t('caseList.filter.state')} choices={states} />
      <SelectFilter source="priority" label={t('caseList.filter.priority')} choices={priorities} />
      <SelectFilter source="assigneeId" label={t('caseList.filter.assignee')} choices={people} />
      <DueFilter />
      <SelectFilter source="region" label={t('caseList.filter.region')} choices={regions} />
      {isNarrowed(filterValues) && (
        <Button variant="text" onClick={() => setFilters(UNFINISHED)}>
          {t('caseList.filter.clear')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <CaseSort />
      <SavedCaseQueries />
      <ColumnsButton storeKey={storeKey} resource="cases" />
    </Box>
  );
}
