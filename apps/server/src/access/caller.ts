/** Super admin, tenant admin, end user (contract 10, head). */
export type CallerKind = 'A' | 'T' | 'U';

/** An authenticated caller with the rights the database gives him now. */
export interface Caller {
  readonly kind: CallerKind;
  readonly userId: number;
  readonly tenantId: number;
  readonly username: string;
  readonly email: string;
  /** Names of the catalogue (contract 10 §3.3), of his roles and granted directly. */
  readonly permissions: ReadonlySet<string>;
  /** Feature keys (contract 10 §3.4). */
  readonly featureKeys: ReadonlySet<string>;
  readonly credential: 'bearer' | 'basic' | 'key';
  /** The API key he came with. */
  readonly apiKeyId?: number;
  /** Session of a bearer token. */
  readonly jti: string | null;
  /** Who acts in his name (contract 10 §1.9). */
  readonly impersonatorId: number | null;
  /** A second factor is still due: only a few endpoints are open (contract 10 §1.8). */
  readonly mfaPending: boolean;
  /** Seconds east of UTC, or an IANA zone: how times are printed for him (contract 40 A0). */
  readonly timeZone: { readonly offsetSeconds: number } | { readonly zone: string };
}

/** Holding `user` satisfies `user_read`; `super_admin` satisfies everything (contract 10 §3.1). */
export function holds({ permissions }: Pick<Caller, 'permissions'>, permission: string): boolean {
  if (permissions.has('super_admin')) return true;
  for (let name = permission; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('_')))) {
    if (permissions.has(name)) return true;
  }
  return false;
}
