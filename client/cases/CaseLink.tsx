import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';

/** A case's number, which leads to it. */
export function CaseLink({ id }: { id: number }) {
  return (
    <Link component={RouterLink} to={`/cases/${id}/show`} sx={{ fontWeight: 600 }}>
      #{id}
    </Link>
  );
}
