import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { timeConditions as resource } from './resource.ts';

/** Contract 20 §9.1. */
export const timeConditions: Feature = (route, platform) => serveResource(route, platform, resource(platform));
