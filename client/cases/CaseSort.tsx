import { MenuItem, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import { CASE_SORTS } from '../../server/contract/cases.ts';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';

type Sort = (typeof CASE_SORTS)[number];

/** The queue's order: only orders that the server has an index for. */
export function CaseSort() {
  const t = useText(caseListMessages);
  const { sort, setSort } = useListContext();
  const label = t('caseList.sort.label');
  const current = CASE_SORTS.find((one) => one === sort.field) ?? 'queue';
  const name = (one: Sort) => t(`caseList.sort.${one}`);
  return (
    <TextField
      select
      value={current}
      onChange={(event) => setSort({ field: event.target.value, order: 'ASC' })}
      slotProps={{
        select: {
          renderValue: () => `${label}: ${name(current)}`,
          SelectDisplayProps: { 'aria-label': `${label}: ${name(current)}` },
        },
      }}
    >
      {CASE_SORTS.map((one) => (
        <MenuItem key={one} value={one}>
          {name(one)}
        </MenuItem>
      ))}
    </TextField>
  );
}
