import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { followMe as resource } from './resource.ts';

/** Contract 20 §10.2. */
export const followMe: Feature = (route, platform) => serveResource(route, platform, resource(platform));
