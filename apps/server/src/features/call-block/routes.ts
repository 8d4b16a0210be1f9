import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { callBlock as resource } from './resource.ts';

/** Contract 20 §10.1. */
export const callBlock: Feature = (route, platform) => serveResource(route, platform, resource(platform));
