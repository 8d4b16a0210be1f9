/** Which of the three portals somebody sees. */
export type Kind = 'provider' | 'admin' | 'user';

export type Edition = 'community' | 'enterprise';

/** Who is logged in and what he may; what he may is only shown or hidden by it, the server decides. */
export interface Me {
  readonly kind: Kind;
  readonly edition: Edition;
  readonly userId: number;
  readonly username: string;
  /** First and last name, else the user name. */
  readonly name: string;
  readonly email: string;
  readonly tenant: { readonly id: number; readonly name: string };
  /** IANA name of the tenant's time zone; what is shown follows it. */
  readonly timeZone: string;
  /** Feature keys of contract 10 §3.4; `all` for the provider. */
  readonly features: ReadonlySet<string> | 'all';
  /** The own extension, where the user has one. */
  readonly extension: { readonly uuid: string; readonly number: string } | undefined;
  /** Somebody else acts as this user. */
  readonly impersonated: boolean;
}

/** Whether a feature key is held: whole keys, never parts (contract 10 §3.4). */
export function hasFeature(me: Me, key: string): boolean {
  return me.features === 'all' || me.features.has(key);
}

/** Provider and tenant admin. */
export function manages(me: Me): boolean {
  return me.kind !== 'user';
}
