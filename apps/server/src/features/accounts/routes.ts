import type { Feature } from '../../platform.ts';
import { accountResource } from './account-resource.ts';
import { accountOwnerRoutes } from './owner-routes.ts';
import { accountProgramRoutes } from './program-routes.ts';
import { accountReadRoutes } from './read-routes.ts';
import { accountSettingRoutes } from './settings-routes.ts';
import { accountWriteRoutes } from './write-routes.ts';

/** Contract 30 §8; DIDs and caller ids one by one, too (§7). */
export const accounts: Feature = (route, platform) => {
  const resource = accountResource(platform);
  accountReadRoutes(route, platform, resource);
  accountWriteRoutes(route, platform, resource);
  accountSettingRoutes(route, platform, resource);
  accountProgramRoutes(route, platform, resource);
  accountOwnerRoutes(route, platform, resource);
};
