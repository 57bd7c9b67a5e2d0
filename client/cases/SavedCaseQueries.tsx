import { Button, Divider, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { type SavedQuery, useListContext, useSavedQueries } from 'react-admin';
import { useText } from '../ui/texts.ts';
import { caseListMessages } from './case-list-messages.ts';
import { SaveQueryDialog } from './SaveQueryDialog.tsx';

/** Filters with a name, kept by the browser; an account number is never among them. */
export function SavedCaseQueries() {
  const t = useText(caseListMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isOpen = anchor !== null;
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useSavedQueries('cases');
  const { filterValues, sort, perPage, setFilters, setSort } = useListContext();

  const choose = ({ value }: SavedQuery) => {
    setAnchor(null);
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
      <Button aria-haspopup="menu" aria-expanded={isOpen} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('caseList.saved.button')}
      </Button>
      <Menu anchorEl={anchor} open={isOpen} onClose={() => setAnchor(null)}>
        {saved.length === 0 && (
          <Typography component="li" color="text.secondary" sx={{ px: 3, py: 1 }}>
            {t('caseList.saved.none')}
          </Typography>
        )}
        {saved.map((one) => (
          <MenuItem key={one.label} onClick={() => choose(one)}>
            <span>{one.label}</span>
            <IconButton
              aria-label={t('caseList.saved.remove', { name: one.label })}
              onClick={(event) => {
                event.stopPropagation();
                setSaved(saved.filter((other) => other.label !== one.label));
              }}
              sx={{ ml: 'auto' }}
            >
              ×
            </IconButton>
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setSaving(true);
          }}
        >
          {t('caseList.saved.save')}
        </MenuItem>
      </Menu>
      <SaveQueryDialog open={isSaving} onSave={save} onClose={() => setSaving(false)} />
    </>
  );
}
