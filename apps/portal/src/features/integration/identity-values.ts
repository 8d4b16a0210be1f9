import type { RowOf } from '@strowger/client';
import { APPLICATIONS, type Application } from './attempts.ts';

export type Identity = RowOf<'/api/integration_identities'>;
export type Grant = 'none' | 'read' | 'write';

export const AUTH_MODES = [
  'any',
  'both',
  'password',
  'access_hash',
] as const satisfies readonly Identity['auth_mode'][];
export const GRANTS = ['none', 'read', 'write'] as const satisfies readonly Grant[];
export const LIMITS = ['standard', 'cdr_export', 'gateway'] as const;

/** What the form of an identity holds. */
export interface IdentityValues {
  username: string;
  description: string;
  /** Null: of the whole system. */
  tenant_id: number | null | undefined;
  auth_mode: Identity['auth_mode'];
  grants: Readonly<Record<Application, Grant>>;
  /** Networks, with commas between. */
  allowed_cidrs: string;
  standard: number | null;
  cdr_export: number | null;
  gateway: number | null;
  enabled: boolean;
  /** A day; empty: never. */
  expires_at: string;
}

/** @param grant what the server gives an identity of whom nothing is said: `write` to global ones, `read` to those of a tenant */
export function newIdentity(grant: Grant, tenantId: number | undefined): IdentityValues {
  return {
    username: '',
    description: '',
    tenant_id: tenantId,
    auth_mode: 'both',
    grants: grantsOf(() => grant),
    allowed_cidrs: '',
    standard: null,
    cdr_export: null,
    gateway: null,
    enabled: true,
    expires_at: '',
  };
}

export function valuesOf(identity: Identity): IdentityValues {
  const { username, description, tenant_id, auth_mode, enabled, rate_overrides } = identity;
  const held = new Map(identity.applications.map(({ application, access }) => [application, access]));
  return {
    username,
    description,
    tenant_id,
    auth_mode,
    grants: grantsOf((name) => held.get(name) ?? 'none'),
    allowed_cidrs: identity.allowed_cidrs.join(','),
    standard: rate_overrides.standard ?? null,
    cdr_export: rate_overrides.cdr_export ?? null,
    gateway: rate_overrides.gateway ?? null,
    enabled,
    expires_at: identity.expires_at?.slice(0, 10) ?? '',
  };
}

/** What the API is sent of what changed; limits go together. */
export function toSend(changed: Partial<IdentityValues>, { standard, cdr_export, gateway, grants }: IdentityValues) {
  const { description, auth_mode, enabled, allowed_cidrs, expires_at } = changed;
  return {
    ...(description === undefined ? {} : { description }),
    ...(auth_mode === undefined ? {} : { auth_mode }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(changed.grants === undefined ? {} : { applications: granted(grants) }),
    ...(allowed_cidrs === undefined
      ? {}
      : { allowed_cidrs: allowed_cidrs.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])) }),
    ...(LIMITS.some((name) => name in changed) ? { rate_overrides: { standard, cdr_export, gateway } } : {}),
    ...(expires_at === undefined ? {} : { expires_at: expires_at === '' ? null : `${expires_at}T00:00:00Z` }),
  };
}

function granted(grants: IdentityValues['grants']): { application: Application; access: 'read' | 'write' }[] {
  return APPLICATIONS.flatMap((application) => {
    const access = grants[application];
    return access === 'none' ? [] : [{ application, access }];
  });
}

function grantsOf(grant: (name: Application) => Grant): Record<Application, Grant> {
  return {
    access_control: grant('access_control'),
    destinations: grant('destinations'),
    dialplan_outbound: grant('dialplan_outbound'),
    dialplans: grant('dialplans'),
    domains: grant('domains'),
    extensions: grant('extensions'),
    gateways: grant('gateways'),
    registrations: grant('registrations'),
    status: grant('status'),
    xml_cdr: grant('xml_cdr'),
  };
}
