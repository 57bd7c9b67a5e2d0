import { useState } from 'react';
import { type SavedQuery, useListContext, useSavedQueries } from 'react-admin';
import { SavedMenu } from '../ui/SavedMenu.tsx';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';
import { SaveQueryDialog } from './SaveQueryDialog.tsx';

/** Filters with a name, kept by the browser; an account number is never among them. */
export function SavedCaseQueries() {
  const t = useText(caseListMessages);
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useSavedQueries('cases');
  const { filterValues, sort, perPage, setFilters, setSort } = useListContext();

  const choose = ({ value }: SavedQuery) => {
    setFilters(value.filter ?? {});
    if (value.sort) setSort(value.sort);
  };
  const save = (label: string) => {
    const value = { filter: filterValues, displayedFilters: [], sort, perPage };
    setSaved([...saved.filter((one) => one.label !== label), { label, value }]);
    setSaving(false);
  };

  return (
    <>
      <SavedMenu
        saved={saved.map((query) => ({ name: query.label, query }))}
        texts={{
          button: t('caseList.saved.button'),
          none: t('caseList.saved.none'),
          save: t('caseList.saved.save'),
          remove: (name) => t('caseList.saved.remove', { name }),
        }}
        onChoose={({ query }) => choose(query)}
        onRemove={({ name }) => setSaved(saved.filter(({ label }) => label !== name))}
        onSave={() => setSaving(true)}
      />
      <SaveQueryDialog open={isSaving} onSave={save} onClose={() => setSaving(false)} />
    </>
  );
}
