import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { DataTable } from 'react-admin';
import type { Key } from '../../server/contract/keys.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useNow } from '../ui/useNow.ts';
import { keyState } from './key-state.ts';
import { KeyId } from './KeyId.tsx';
import { keyMessages } from './key-messages.ts';
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx';
import { RotateKeyDialog } from './RotateKeyDialog.tsx';
import type { CreatedKey } from './SecretDialog.tsx';

const Column = DataTable.Col<Key>;
const small = { minHeight: 26, py: 0, px: '8px' } as const;

interface KeyTableProps {
  canChange: boolean;
  onCreated: (key: CreatedKey) => void;
}

export function KeyTable({ canChange, onCreated }: KeyTableProps) {
  const t = useText(keyMessages);
  const now = useNow();
  const [rotating, setRotating] = useState<Key | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  return (
    <>
      <DataTable<Key> bulkActionButtons={false} rowClick={false}>
        <Column source="name" disableSort label={t('keys.column.name')} />
        <Column label={t('keys.column.id')} render={(key) => <KeyId id={key.id} />} />
        <Column
          label={t('keys.column.scopes')}
          cellSx={() => ({ minWidth: 124 })}
          render={(key) => key.scopes.map((one) => t(`keys.scope.${one}`)).join(', ')}
        />
        <Column
          label={t('keys.column.addresses')}
          render={(key) => key.addresses.join(', ') || t('keys.anywhere')}
        />
        <Column label={t('keys.column.created')} render={(key) => <Instant at={key.createdAt} />} />
        <Column
          label={t('keys.column.expires')}
          render={(key) => (key.expiresAt ? <Instant at={key.expiresAt} /> : t('keys.neverExpires'))}
        />
        <Column
          label={t('keys.column.used')}
          render={(key) =>
            key.lastUsedAt ? <Instant at={key.lastUsedAt} style="relative" /> : t('keys.neverUsed')
          }
        />
        <Column
          label={t('keys.column.state')}
          render={(key) => {
            const state = keyState(key, now);
            return state === 'active' ? (
              t('keys.state.active')
            ) : (
              <ToneChip>{t(`keys.state.${state}`)}</ToneChip>
            );
          }}
        />
        <Column
          label=""
          render={(key) =>
            canChange &&
            keyState(key, now) === 'active' && (
              <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
                <Button sx={small} onClick={() => setRotating(key)}>
                  {t('keys.rotate')}
                </Button>
                <Button sx={small} onClick={() => setRevoking(key)}>
                  {t('keys.revoke')}
                </Button>
              </Box>
            )
          }
        />
      </DataTable>
      {rotating && (
        <RotateKeyDialog
          apiKey={rotating}
          onClose={() => setRotating(null)}
          onCreated={(key) => {
            setRotating(null);
            onCreated(key);
          }}
        />
      )}
      {revoking && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
