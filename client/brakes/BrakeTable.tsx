import { Button } from '@mui/material';
import { useState } from 'react';
import { DataTable } from 'react-admin';
import type { Brake } from '../../server/contract/brakes.ts';
import { useAbility } from '../api/useStaff.ts';
import { Instant } from '../ui/Instant.tsx';
import { ToneChip } from '../ui/ToneChip.tsx';
import { useText } from '../ui/texts.ts';
import { BrakeHeld } from './BrakeHeld.tsx';
import { BrakeWhy } from './BrakeWhy.tsx';
import { brakeMessages } from './brake-messages.ts';
import { ReleaseBrakeDialog } from './ReleaseBrakeDialog.tsx';

const Column = DataTable.Col<Brake>;

/** One line a brake: since when, who or which case, why, and its release. */
export function BrakeTable() {
  const t = useText(brakeMessages);
  const ability = useAbility();
  const [releasing, setReleasing] = useState<Brake | null>(null);
  const canRelease = ability?.can('update', 'Brake') ?? false;
  return (
    <>
      <DataTable<Brake> bulkActionButtons={false} rowClick={false}>
        <Column label={t('brakes.column.held')} render={(row) => <Instant at={row.heldAt} />} />
        <Column label={t('brakes.column.what')} render={(row) => <BrakeHeld brake={row} />} />
        <Column label={t('brakes.column.why')} render={(row) => <BrakeWhy brake={row} />} />
        <Column
          label={t('brakes.column.state')}
          render={(row) =>
            row.releasedAt === null ? (
              <ToneChip tone="danger">{t('brakes.holds')}</ToneChip>
            ) : (
              <span title={row.releaseReason ?? undefined}>
                {t('brakes.released', { who: row.releasedBy ?? '–' })} · <Instant at={row.releasedAt} />
              </span>
            )
          }
        />
        <Column
          label=""
          render={(row) =>
            row.canRelease ? (
              <Button onClick={() => setReleasing(row)} sx={{ minHeight: 26, py: 0 }}>
                {t('brakes.release')}
              </Button>
            ) : (
              row.releasedAt === null && row.holds === 'team' && canRelease && t('brakes.otherTeam')
            )
          }
        />
      </DataTable>
      {releasing && <ReleaseBrakeDialog brake={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}
