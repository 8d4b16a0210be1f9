import type { Feature } from '../../platform.ts';
import { attemptRoutes } from './audit-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { integrationSettings } from './settings-routes.ts';
import { stateRoutes } from './state-routes.ts';
import { whitelistRoutes } from './whitelist-routes.ts';

/** The administration of the integration API in the portal (contract 40 B13). */
export const integration: Feature = (route, platform) => {
  stateRoutes(route, platform);
  identityRoutes(route, platform);
  whitelistRoutes(route, platform);
  attemptRoutes(route, platform);
  integrationSettings(route, platform);
};
