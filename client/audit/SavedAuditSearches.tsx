import { TextField } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { SavedSearch } from '../../server/contract/audit-entries.ts';
import { getJson, postJson, request } from '../api/http.ts';
import { SavedMenu } from '../ui/SavedMenu.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { auditMessages } from './audit-messages.ts';

const KEY = ['audit', 'searches'];

/** Searches with a name. The server keeps them: they may name accounts, which no browser stores. */
export function SavedAuditSearches() {
  const t = useText(auditMessages);
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const { setFilters } = useListContext();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<{ data: SavedSearch[] }>('/audit/searches', {}, signal),
    enabled: isAsked,
  });
  const forget = useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/audit/searches/${encodeURIComponent(id)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <>
      <SavedMenu
        saved={data?.data ?? []}
        texts={{
          button: t('audit.saved.button'),
          none: t('audit.saved.none'),
          save: t('audit.saved.save'),
          remove: (name) => t('audit.saved.remove', { name }),
        }}
        onOpen={() => setAsked(true)}
        onChoose={({ filter }) => setFilters(filter)}
        onRemove={({ id }) => forget.mutate(id)}
        onSave={() => setSaving(true)}
      />
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
