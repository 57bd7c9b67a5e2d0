import { Box } from '@mui/material';
import { useStaff } from '../api/useStaff.ts';
import { CASE_KINDS } from '../../server/contract/case-states.ts';
import { useRegionChoices } from '../catalogue/useRegionChoices.ts';
import { useWords } from '../catalogue/useWords.ts';
import { ChoiceSelect } from '../ui/ChoiceSelect.tsx';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';
import { type NextScope, useNextScope } from './useNextScope.ts';
import { workMessages } from './work-messages.ts';

/** Narrows what comes next to one kind and one region, of those that this person works. */
export function NextScopeFilters() {
  const t = useText(workMessages);
  const list = useText(caseListMessages);
  const words = useWords();
  const staff = useStaff();
  const [scope, setScope] = useNextScope();
  const regions = useRegionChoices();
  const kinds = CASE_KINDS.filter(
    (kind) => !staff || staff.kinds.length === 0 || staff.kinds.includes(kind),
  ).map((value) => ({ value, label: words(`words.kind.${value}`) }));
  const narrow = (part: keyof NextScope, value: string | number | undefined) => {
    const { [part]: _old, ...other } = scope;
    setScope(value === undefined ? other : { ...other, [part]: value });
  };
  return (
    <Box role="group" aria-label={t('work.narrow')} sx={{ display: 'flex', gap: 2, flex: 'none' }}>
      <ChoiceSelect
        label={list('caseList.filter.kind')}
        choices={kinds}
        value={scope.kind}
        onChange={(choice) => narrow('kind', choice?.value)}
      />
      <ChoiceSelect
        label={list('caseList.filter.region')}
        choices={regions}
        value={scope.region}
        onChange={(choice) => narrow('region', choice?.value)}
      />
    </Box>
  );
}
