import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Brake } from '../../server/contract/brakes.ts';
import { useText } from '../ui/texts.ts';
import { brakeMessages } from './brake-messages.ts';

/** Why it is held, by its figures, with the cases that show it. */
export function BrakeWhy({ brake }: { brake: Brake }) {
  const t = useText(brakeMessages);
  const { kind, staff, figure, limit, earlierCases } = brake;
  return (
    <>
      <strong>{t(`brakes.kind.${kind}`)}</strong>
      <Box component="span" sx={{ color: 'text.secondary', ml: 2 }}>
        {t(`brakes.why.${kind}`, { staff, figure, limit })}
        {earlierCases.length > 0 && ` · ${t('brakes.earlier')} `}
        {earlierCases.map((id) => (
          <Link key={id} component={RouterLink} to={`/cases/${id}/show`} sx={{ mr: 1 }}>
            #{id}
          </Link>
        ))}
      </Box>
    </>
  );
}
