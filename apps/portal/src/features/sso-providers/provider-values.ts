import type { BodyOf, RowOf } from '@strowger/client';

export type SsoProvider = RowOf<'/api/sso_providers'>;
type Body = BodyOf<'/api/sso_providers/{sso_provider_id}', 'put'>;

/** What the form of an identity provider holds. */
export interface ProviderValues {
  name: string;
  issuer: string;
  client_id: string;
  /** Masked while it stays; null: a public client. */
  client_secret: string | null;
  scopes: string;
  /** With commas between. */
  email_domains: string;
  auto_create: number;
  default_role: string;
  active: number;
}

export const NEW_PROVIDER: ProviderValues = {
  name: '',
  issuer: '',
  client_id: '',
  client_secret: null,
  scopes: 'openid email profile',
  email_domains: '',
  auto_create: 0,
  default_role: '4',
  active: 1,
};

/** Roles of users that are made at their first login: user, end user (contract 10 §3). */
export const ROLES = ['4', '1'] as const;

export function valuesOf(provider: SsoProvider): ProviderValues {
  const { name, issuer, client_id, client_secret, scopes, auto_create, active } = provider;
  return {
    name,
    issuer,
    client_id,
    client_secret,
    scopes,
    email_domains: provider.email_domains.join(','),
    auto_create,
    default_role: String(provider.default_role),
    active,
  };
}

/** What the API is sent of what changed. */
export function toSend({ email_domains, default_role, active, ...plain }: Partial<ProviderValues>): Body {
  return {
    ...plain,
    ...(active === undefined ? {} : { active: active === 1 ? 1 : 0 }),
    ...(email_domains === undefined
      ? {}
      : { email_domains: email_domains.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])) }),
    ...(default_role === undefined ? {} : { default_role: Number(default_role) }),
  };
}
