import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { callFlows as resource } from './resource.ts';

/** Contract 20 §9.2. */
export const callFlows: Feature = (route, platform) => serveResource(route, platform, resource(platform));
