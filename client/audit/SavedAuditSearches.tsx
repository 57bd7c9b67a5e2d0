import { Button, Divider, IconButton, Menu, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { SavedSearch } from '../../server/contract/audit-entries.ts';
import { getJson, postJson, request } from '../api/http.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { auditMessages } from './audit-messages.ts';

const KEY = ['audit', 'searches'];

/** Searches with a name. The server keeps them: they may name accounts, which no browser stores. */
export function SavedAuditSearches() {
  const t = useText(auditMessages);
  const queryClient = useQueryClient();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { setFilters } = useListContext();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<{ data: SavedSearch[] }>('/audit/searches', {}, signal),
    enabled: anchor !== null,
  });
  const forget = useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/audit/searches/${encodeURIComponent(id)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  const saved = data?.data ?? [];
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('audit.saved.button')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {saved.length === 0 && (
          <Typography component="li" color="text.secondary" sx={{ px: 3, py: 1 }}>
            {t('audit.saved.none')}
          </Typography>
        )}
        {saved.map((one) => (
          <MenuItem
            key={one.id}
            onClick={() => {
              setAnchor(null);
              setFilters(one.filter);
            }}
          >
            <span>{one.name}</span>
            <IconButton
              aria-label={t('audit.saved.remove', { name: one.name })}
              onClick={(event) => {
                event.stopPropagation();
                forget.mutate(one.id);
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
          {t('audit.saved.save')}
        </MenuItem>
      </Menu>
      {isSaving && <SaveDialog onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveDialog({ onClose }: { onClose: () => void }) {
  const t = useText(auditMessages);
  const queryClient = useQueryClient();
  const { filterValues } = useListContext();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => postJson<void>('/audit/searches', { name: name.trim(), filter: filterValues }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('audit.saved.title')}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        required
        margin="dense"
        label={t('audit.saved.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
    </FormDialog>
  );
}
