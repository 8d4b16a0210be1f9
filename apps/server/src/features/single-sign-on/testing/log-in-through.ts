import type { TestServer } from '../../../testing/test-server.ts';
import { Browser } from './browser.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** We, as the provider knows us. */
export const CLIENT = { id: 'strowger', secret: 'a-secret-between-us-two' };

/** What is sent to make the provider known to us. */
export const providerBody = ({ issuer }: Pick<IdentityProvider, 'issuer'>, more: object = {}) => ({
  name: 'Company login',
  issuer,
  client_id: CLIENT.id,
  client_secret: CLIENT.secret,
  ...more,
});

/** Makes the provider known to us, and us to it. @returns its id @throws when it is refused */
export async function makeProvider(
  server: TestServer,
  idp: IdentityProvider,
  token: string,
  more: object = {},
): Promise<number> {
  const made = await server.request('POST', '/sso_providers', { token, body: providerBody(idp, more) });
  if (made.status !== 200) throw new Error(`provider: ${made.status} ${made.text}`);
  const { redirect_uri: redirectUri } = (await server.request('GET', `/sso_providers/${made.body}`, { token })).body;
  idp.register({ ...CLIENT, redirectUri });
  return made.body;
}

/** What the login page is given at the end of a URL. */
export const outcomeOf = (url: string) => new URLSearchParams(new URL(url).hash.split('?')[1] ?? '');

/** Logs in a subject of the provider. @returns what the login page is given */
export async function logInThrough(
  server: TestServer,
  idp: IdentityProvider,
  providerId: number,
  subject: string,
): Promise<URLSearchParams> {
  idp.subject = subject;
  const isOurPage = (url: string) => url.startsWith(`${server.url}/#/`);
  return outcomeOf(await new Browser().follow(`${server.url}/api/sso/${providerId}/start`, isOurPage));
}
