import { Checkbox, FormControlLabel } from '@mui/material';
import { useListContext } from 'react-admin';
import { useText } from '../ui/texts.ts';
import { brakeMessages } from './brake-messages.ts';

/** Shows what is held now, or also what was released. */
export function BrakeFilter() {
  const t = useText(brakeMessages);
  const { filterValues, setFilters } = useListContext();
  return (
    <FormControlLabel
      control={
        <Checkbox
          checked={filterValues['state'] === 'all'}
          onChange={(_event, checked) => setFilters(checked ? { state: 'all' } : {})}
        />
      }
      label={t('brakes.alsoReleased')}
    />
  );
}
