/** What the portal reads of a token; rights are the server's business and are asked of it. */
export interface Claims {
  readonly userId: number;
  readonly tenantId: number | undefined;
  readonly username: string;
  /** Who acts as this user, if it is not he himself. */
  readonly impersonator: number | undefined;
}

/** The claims of a token, unverified: only the server can judge it. `undefined` where it is no token at all. */
export function readClaims(token: string): Claims | undefined {
  const claims = parsePayload(token.split('.')[1] ?? '');
  if (claims === undefined) return undefined;
  const { user_id: userId, tenant_id: tenant, username, act } = claims;
  if (typeof userId !== 'number' || typeof username !== 'string') return undefined;
  const impersonator = isRecord(act) && typeof act['user_id'] === 'number' ? act['user_id'] : undefined;
  return { userId, tenantId: typeof tenant === 'number' ? tenant : undefined, username, impersonator };
}

function parsePayload(part: string): Record<string, unknown> | undefined {
  try {
    const octets = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(octets));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
