import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { callQueues as resource } from './resource.ts';

/** Contract 20 §5. */
export const callQueues: Feature = (route, platform) => serveResource(route, platform, resource(platform));
