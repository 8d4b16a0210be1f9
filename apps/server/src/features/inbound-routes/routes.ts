import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { inboundRoutes as resource } from './resource.ts';

/** Contract 20 §11. */
export const inboundRoutes: Feature = (route, platform) => serveResource(route, platform, resource(platform));
