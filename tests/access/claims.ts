/** The claims of a JWT, unverified, as the portal reads them. @throws when it is none */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null) throw new Error('these are no claims');
  return { ...claims };
}
