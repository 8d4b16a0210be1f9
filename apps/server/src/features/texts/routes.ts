import { serveResource } from '../../http/resource/serve-resource.ts';
import { underMessages } from '../../http/under-messages.ts';
import type { Feature } from '../../platform.ts';
import { TEXTS } from './resource.ts';

/** Contract 30 §16. */
export const texts: Feature = (route, platform) => serveResource(underMessages(route), platform, TEXTS);
