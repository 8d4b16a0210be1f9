import type { DeclaredRoute } from './before-second-factor.ts';

/** Keys, passwords, the second factor, other ways to log in, acting for others: a key must not make itself more than it is. */
const CLOSED: readonly RegExp[] = [
  /^\/api_keys(\/|$)/,
  /^\/integration_identities(\/|$)/,
  /^\/password\//,
  /^\/sso_providers(\/|$)/,
  /^\/user\/(?!get_user$)/,
  /^\/users\/:user_id\/(password|token)$/,
];

/** What an API key cannot call, whoever owns it (contract 10 §1.11). */
export function isClosedToApiKeys({ path }: Pick<DeclaredRoute, 'path'>): boolean {
  return CLOSED.some((form) => form.test(path));
}
