import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { CONTACTS } from './resource.ts';

/** Contract 30 §9. */
export const contacts: Feature = (route, platform) => serveResource(route, platform, CONTACTS);
