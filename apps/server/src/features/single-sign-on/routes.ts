import type { Feature } from '../../platform.ts';
import { ssoLogins } from './login-routes.ts';
import { ssoProviders } from './provider-routes.ts';

/** Contract 10 §1.12, by OpenID Connect. */
export const singleSignOn: Feature = (route, platform) => {
  ssoLogins(route, platform);
  ssoProviders(route, platform);
};
