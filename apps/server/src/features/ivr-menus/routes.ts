import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { ivrMenus as resource } from './resource.ts';

/** Contract 20 §6. */
export const ivrMenus: Feature = (route, platform) => serveResource(route, platform, resource(platform));
