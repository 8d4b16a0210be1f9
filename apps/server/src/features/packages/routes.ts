import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { billingRegistrar } from '../billing/in-edition.ts';
import { packagesResource } from './resource.ts';

/** Contract 10 §9.5. */
export const packages: Feature = (route, platform) =>
  serveResource(billingRegistrar(route, platform), platform, packagesResource(platform));
