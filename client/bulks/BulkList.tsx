import { Button } from '@mui/material';
import { useState } from 'react';
import { useAbility } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { useText } from '../ui/texts.ts';
import { BulkTable } from './BulkTable.tsx';
import { bulkMessages } from './bulk-messages.ts';
import { UploadBulkDialog } from './UploadBulkDialog.tsx';

/** Files of reassigned numbers: uploaded, checked, agreed on by two, carried out. */
export function BulkList() {
  const t = useText(bulkMessages);
  const ability = useAbility();
  const [isUploading, setUploading] = useState(false);
  const canUpload = ability?.can('create', 'PhoneBulk') ?? false;
  return (
    <>
      <ListPage
        title={t('bulks.title')}
        aside={t('bulks.aside')}
        actions={
          canUpload && (
            <Button variant="contained" color="primary" onClick={() => setUploading(true)}>
              {t('bulks.upload')}
            </Button>
          )
        }
        empty={<EmptyState title={t('bulks.empty')}>{t('bulks.emptyNext')}</EmptyState>}
      >
        <BulkTable />
      </ListPage>
      {isUploading && <UploadBulkDialog onClose={() => setUploading(false)} />}
    </>
  );
}
