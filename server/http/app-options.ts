import type { Database } from '../../db/connection.ts';
import type { Authenticate } from '../platform/authentication.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/logger.ts';
import type { Route } from '../platform/route.ts';
import type { Vault } from '../vault/vault.ts';
import type { HttpMetrics } from './http-metrics.ts';

/** Everything the app is made of. */
export interface AppOptions {
  /** Every feature's routes; the app adds its own operational and document routes. */
  routes: readonly Route[];
  authenticate: Authenticate;
  db: Database;
  /** For the keyed fingerprint of the caller's address that audit entries carry. */
  vault: Pick<Vault, 'fingerprint'>;
  logger: Logger;
  clock: Clock;
  config: Pick<Config, 'trustProxy' | 'cookieSecure' | 'platformRate' | 'signInRate'>;
  metrics: HttpMetrics;
  /** The built console; without it only the API is served. */
  web?: { dir: string };
}
