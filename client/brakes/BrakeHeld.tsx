import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Brake } from '../../server/contract/brakes.ts';
import { useText } from '../ui/texts.ts';
import { brakeMessages } from './brake-messages.ts';

/** The person who is held, or the case. */
export function BrakeHeld({ brake: { caseId, accountId, staff, team } }: { brake: Brake }) {
  const t = useText(brakeMessages);
  if (caseId === null) return t('brakes.person', { staff, team });
  return (
    <>
      {t('brakes.case')}{' '}
      <Link component={RouterLink} to={`/cases/${caseId}/show`} sx={{ fontWeight: 600 }}>
        #{caseId}
      </Link>
      {accountId !== null && ` · ${accountId}`}
    </>
  );
}
