import { Box, Button, Typography } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/texts.ts';
import { bulkMessages } from './bulk-messages.ts';
import { useUploadBulk } from './useBulk.ts';

/** Chooses a file and sends it to be checked; what comes of it has its own page. */
export function UploadBulkDialog({ onClose }: { onClose: () => void }) {
  const t = useText(bulkMessages);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [hasTried, setTried] = useState(false);
  const upload = useUploadBulk();
  const submit = () => {
    setTried(true);
    if (file === null) return;
    upload.mutate(file, { onSuccess: ({ id }) => void navigate(`/phones/bulks/${id}/show`) });
  };
  return (
    <FormDialog
      title={t('bulks.file.title')}
      confirm={t(upload.isPending ? 'bulks.file.sending' : 'bulks.file.send')}
      busy={upload.isPending}
      error={upload.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>{t('bulks.file.explain')}</Typography>
      <Typography sx={{ mb: 3 }} color="text.secondary">
        {t('bulks.file.dry')}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Button onClick={() => field.current?.click()}>{t('bulks.file.choose')}</Button>
        <Box component="span" role="status">
          {file !== null &&
            t('bulks.file.chosen', { name: file.name, size: Math.max(1, Math.round(file.size / 1_024)) })}
          {file === null && hasTried && (
            <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.tones.danger.text })}>
              {t('bulks.file.none')}
            </Box>
          )}
        </Box>
      </Box>
      <Box
        component="input"
        ref={field}
        type="file"
        tabIndex={-1}
        accept=".csv,text/csv,text/plain"
        aria-label={t('bulks.file.choose')}
        onChange={({ target }) => {
          upload.reset();
          setFile((target as HTMLInputElement).files?.[0] ?? null);
        }}
        sx={visuallyHidden}
      />
    </FormDialog>
  );
}
