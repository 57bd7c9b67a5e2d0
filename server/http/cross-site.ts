import type { Route } from '../platform/route.ts';
import { ProblemError } from '../platform/problem-error.ts';

/**
 * Refuses what another site made a browser send (`cross_site`), beside the cookie's SameSite=Strict. A browser says in
 * Sec-Fetch-Site where the call came from; a caller that does not say must carry a header that no foreign form can set.
 * Calls of the platform are signed and carry no cookie.
 */
export function refuseCrossSite(
  route: Pick<Route, 'method' | 'permission'>,
  headers: Readonly<Record<string, string | undefined>>,
): void {
  if (route.method === 'get' || route.permission.by === 'key') return;
  const site = headers['sec-fetch-site'];
  const trusted =
    site === undefined ? headers['x-requested-with'] === 'unloop' : site === 'same-origin' || site === 'none';
  if (!trusted) throw new ProblemError('cross_site');
}
