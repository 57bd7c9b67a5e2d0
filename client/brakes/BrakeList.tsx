import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { useText } from '../ui/texts.ts';
import { BrakeFilter } from './BrakeFilter.tsx';
import { BrakeTable } from './BrakeTable.tsx';
import { brakeMessages } from './brake-messages.ts';

/** What brakes hold, the newest first; unless all are asked for, what is held now. */
export function BrakeList() {
  const t = useText(brakeMessages);
  return (
    <ListPage
      title={t('brakes.title')}
      aside={t('brakes.aside')}
      filters={<BrakeFilter />}
      empty={<EmptyState title={t('brakes.empty')}>{t('brakes.emptyNext')}</EmptyState>}
    >
      <BrakeTable />
    </ListPage>
  );
}
