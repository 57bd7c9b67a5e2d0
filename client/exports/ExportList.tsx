import { useListContext } from 'react-admin';
import { EXPORT_STATES, type ExportRow } from '../../server/contract/exports.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { SelectFilter } from '../ui/SelectFilter.tsx';
import { useText } from '../ui/texts.ts';
import { ExportTable } from './ExportTable.tsx';
import { exportMessages } from './export-messages.ts';
import { NewExportButton } from './NewExportButton.tsx';
import { useRefreshWhile } from './useRefreshWhile.ts';

/** What was taken away, by whom, on whose approval; and what is being written. */
export function ExportList() {
  const t = useText(exportMessages);
  const states = EXPORT_STATES.map((value) => ({ value, label: t(`exports.state.${value}`) }));
  return (
    <ListPage
      title={t('exports.title')}
      actions={<NewExportButton />}
      filters={<SelectFilter source="state" label={t('exports.column.state')} choices={states} />}
      empty={<EmptyState title={t('exports.empty')}>{t('exports.emptyNext')}</EmptyState>}
    >
      <Rows />
    </ListPage>
  );
}

function Rows() {
  const { data = [], refetch } = useListContext<ExportRow>();
  useRefreshWhile(
    data.some((row) => ['queued', 'running'].includes(row.state)),
    () => void refetch(),
  );
  return <ExportTable rows={data} />;
}
