import { flowRoutes } from '../../server/flows/flow-routes.ts';
import { keyRoutes } from '../../server/keys/key-routes.ts';
import { settingsRoutes } from '../../server/settings/settings-routes.ts';
import { staffRoutes } from '../../server/staff/staff-routes.ts';
import { describeRoutes } from '../support/walk-routes.ts';

describeRoutes('routes of staff, keys, flows and settings', (deps) => [
  ...staffRoutes(deps),
  ...keyRoutes(deps),
  ...flowRoutes(deps),
  ...settingsRoutes(deps),
]);
