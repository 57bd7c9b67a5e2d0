import { Navigate } from 'react-router';
import { useAbility } from '../api/useStaff.ts';
import { homeOf } from './menu-entries.ts';
import { WorkPage } from './pages.ts';

/** The first page: one's own work, or what comes first in the menu of those who work no cases. */
export function Home() {
  const ability = useAbility();
  if (!ability) return null;
  const home = homeOf(ability);
  return home === '/' ? <WorkPage /> : <Navigate to={home} replace />;
}
