import type { ReactNode } from 'react';
import { useAbility } from '../api/useStaff.ts';
import { canOpen } from '../api/resource-access.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageRefused } from './PageRefused.tsx';

interface GateProps {
  resource: string;
  action: 'list' | 'show' | 'edit';
  children: ReactNode;
}

/** Lets a page begin, and ask the server, only where the role opens it. */
export function Gate({ resource, action, children }: GateProps) {
  const ability = useAbility();
  if (!ability) return <LoadingState />;
  return canOpen(ability, resource, action) ? children : <PageRefused why="denied" />;
}
