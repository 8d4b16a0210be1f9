import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { ringGroups as resource } from './resource.ts';

/** Contract 20 §4. */
export const ringGroups: Feature = (route, platform) => serveResource(route, platform, resource(platform));
