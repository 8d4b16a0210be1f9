import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { billingRegistrar } from '../billing/in-edition.ts';
import { PLANS } from './resource.ts';

/** Contract 10 §9.7: plans. */
export const plans: Feature = (route, platform) => serveResource(billingRegistrar(route, platform), platform, PLANS);
