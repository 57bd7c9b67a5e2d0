import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Brake } from '../../server/contract/brakes.ts';
import { useText } from '../ui/texts.ts';
import { brakeMessages } from './brake-messages.ts';

/** The person who is held, the team, everybody, or the case. */
export function BrakeHeld({ brake: { holds, caseId, accountId, staff, team } }: { brake: Brake }) {
  const t = useText(brakeMessages);
  if (holds === 'all') return t('brakes.all');
  if (holds === 'team') return t('brakes.team', { team });
  if (caseId === null) return t(team === '' ? 'brakes.personAlone' : 'brakes.person', { staff, team });
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
