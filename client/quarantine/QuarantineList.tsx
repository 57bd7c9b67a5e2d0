import { EVENT_REJECTIONS } from '../../server/contract/problem-codes.ts';
import { QUARANTINE_STATES } from '../../server/contract/quarantine.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useLocale, useText } from '../ui/texts.ts';
import { QuarantineTable } from './QuarantineTable.tsx';
import { quarantineMessages } from './quarantine-messages.ts';
import { ReplayPageButton } from './ReplayPageButton.tsx';

/** Events that could not be taken: why, and what to do with them. */
export function QuarantineList() {
  const t = useText(quarantineMessages);
  const locale = useLocale();
  const states = QUARANTINE_STATES.map((value) => ({ value, label: t(`quarantine.state.${value}`) }));
  const codes = Object.entries(EVENT_REJECTIONS).map(([value, text]) => ({ value, label: text[locale] }));
  return (
    <ListPage
      title={t('quarantine.title')}
      aside={t('quarantine.aside')}
      actions={<ReplayPageButton />}
      filters={
        <>
          <SelectFilter source="state" label={t('quarantine.filter.state')} choices={states} />
          <SelectFilter source="code" label={t('quarantine.filter.code')} choices={codes} />
        </>
      }
      empty={<EmptyState title={t('quarantine.empty')}>{t('quarantine.emptyNext')}</EmptyState>}
    >
      <QuarantineTable />
    </ListPage>
  );
}
