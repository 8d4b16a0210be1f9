import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { CIDS } from './resource.ts';

/** Contract 30 §7. */
export const cids: Feature = (route, platform) => serveResource(route, platform, CIDS);
