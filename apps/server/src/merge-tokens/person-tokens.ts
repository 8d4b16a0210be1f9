import { TOKEN_NAMES, type TokenValues } from './token-names.ts';

/**
 * The tokens that speak of one person or account: of its fields those that have a token.
 * @param what `transmission:contact`, `user`
 */
export function personTokens(what: string, fields: Readonly<Record<string, string>> | undefined): TokenValues {
  const named = Object.entries(fields ?? {}).map(([field, value]) => [`${what}:${field}`, value] as const);
  return Object.fromEntries(named.filter(([name]) => TOKEN_NAMES.has(name)));
}
