import { Button } from '@mui/material';
import { useState } from 'react';
import { useRefresh } from 'react-admin';
import { useAbility } from '../api/useStaff.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListPage } from '../ui/ListPage.tsx';
import { useText } from '../ui/texts.ts';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import { KeyTable } from './KeyTable.tsx';
import { keyMessages } from './key-messages.ts';
import { type CreatedKey, SecretDialog } from './SecretDialog.tsx';

/** The platform's keys: made, rotated with an overlap, revoked. */
export function KeyList() {
  const t = useText(keyMessages);
  const ability = useAbility();
  const refresh = useRefresh();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const canChange = ability?.can('create', 'Key') ?? false;
  const show = (key: CreatedKey) => {
    setCreating(false);
    setCreated(key);
    refresh();
  };
  const button = canChange && (
    <Button variant="contained" color="primary" onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      <ListPage
        title={t('keys.title')}
        aside={t('keys.aside')}
        actions={button}
        empty={<EmptyState title={t('keys.empty')}>{canChange && t('keys.emptyNext')}</EmptyState>}
      >
        <KeyTable canChange={canChange} onCreated={show} />
      </ListPage>
      {isCreating && <CreateKeyDialog onCreated={show} onClose={() => setCreating(false)} />}
      {created && <SecretDialog created={created} onClose={() => setCreated(null)} />}
    </>
  );
}
