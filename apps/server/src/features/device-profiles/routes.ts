import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { deviceProfiles } from './resource.ts';

/** Contract 20 §2.2. */
export const deviceProfileRoutes: Feature = (route, platform) =>
  serveResource(route, platform, deviceProfiles(platform));
