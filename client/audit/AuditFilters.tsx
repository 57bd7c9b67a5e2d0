import { Box, Button, Checkbox, FormControlLabel } from '@mui/material';
import { useListContext } from 'react-admin';
import { ROLES } from '../../server/contract/staff.ts';
import { useWords } from '../catalogue/useWords.ts';
import { DayFilter } from '../ui/DayFilter.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { auditMessages } from './audit-messages.ts';
import { MarkButton } from './MarkButton.tsx';
import { SavedAuditSearches } from './SavedAuditSearches.tsx';
import { useActionChoices } from './useActionChoices.ts';

/** What the record is narrowed by, in the order in which people ask: who, what, about whom, when, why. */
export function AuditFilters() {
  const t = useText(auditMessages);
  const words = useWords();
  const actions = useActionChoices();
  const { filterValues, setFilters } = useListContext();
  const set = (name: string, value: unknown) => {
    const { [name]: _old, ...others } = filterValues;
    setFilters(value ? { ...others, [name]: value } : others);
  };
  const roles = ROLES.map((value) => ({ value, label: words(`words.role.${value}`) }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 3 }}>
      <TextFilter source="actor" label={t('audit.filter.actor')} width={96} />
      <SelectFilter source="role" label={t('audit.filter.role')} choices={roles} />
      <SelectFilter source="action" label={t('audit.filter.action')} choices={actions} />
      <TextFilter source="accountId" label={t('audit.filter.account')} maxLength={32} />
      <TextFilter source="caseId" label={t('audit.filter.case')} width={110} maxLength={12} />
      <TextFilter source="text" label={t('audit.filter.text')} width={200} maxLength={100} />
      <DayFilter source="from" label={t('audit.filter.from')} />
      <DayFilter source="to" label={t('audit.filter.to')} ends />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={filterValues['looks'] === true}
            onChange={(event) => set('looks', event.target.checked)}
          />
        }
        label={t('audit.filter.looks')}
      />
      {(['sessionId', 'address'] as const).map(
        (name) =>
          filterValues[name] && (
            <ToneChip key={name} tone="action">
              {t(name === 'address' ? 'audit.filter.address' : 'audit.filter.session')}
            </ToneChip>
          ),
      )}
      {Object.keys(filterValues).length > 0 && (
        <Button variant="text" onClick={() => setFilters({})}>
          {t('audit.filter.clear')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <MarkButton />
      <SavedAuditSearches />
    </Box>
  );
}
