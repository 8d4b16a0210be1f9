import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { deviceLines } from './resource.ts';

/** Contract 20 §2.3. */
export const deviceLineRoutes: Feature = (route, platform) => serveResource(route, platform, deviceLines(platform));
