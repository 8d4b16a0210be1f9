import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { ACCOUNTS } from './resource.ts';

/** DIDs and caller ids one by one, as accounts (contract 30 §7, §8). */
export const accounts: Feature = (route, platform) => serveResource(route, platform, ACCOUNTS);
