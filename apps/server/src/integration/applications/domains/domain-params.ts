import { type Static, Type } from 'typebox';
import { countryOfAlpha2 } from '../../../features/tenants/country.ts';
import type { KeptLimit } from '../../../features/tenants/kept-limits.ts';
import type { TenantUpdate } from '../../../features/tenants/schema.ts';

/** Which domain an action is about. */
export const DOMAIN_NAMES = {
  domain_uuid: Type.Optional(Type.String({ format: 'uuid' })),
  domain_name: Type.Optional(Type.String({ minLength: 1, maxLength: 253 })),
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
};

/** What the billing system calls it. */
export const REF = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));

const limit = () => Type.Optional(Type.Union([Type.Integer({ minimum: -1, maximum: 2_147_483_647 }), Type.Null()]));

/** The slots of contract 10 §9.1 by their names here; null = unlimited. */
const SLOTS = {
  extensions: 'quota_extensions',
  devices: 'quota_devices',
  ring_groups: 'quota_ring_groups',
  call_queues: 'quota_call_queues',
  ivr_menus: 'quota_ivr_menus',
  voicemails: 'quota_voicemails',
  conferences: 'quota_conferences',
} as const;

type Slot = keyof typeof SLOTS;
export const SLOT_NAMES = Object.keys(SLOTS).filter((name): name is Slot => Object.hasOwn(SLOTS, name));

/** What is set of a domain and its tenant (contract 40 B10.5). */
export const DOMAIN_SETTINGS = {
  domain_enabled: Type.Optional(Type.Boolean()),
  domain_description: Type.Optional(Type.String({ maxLength: 255, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })),
  client_ref: REF,
  company: Type.Optional(Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
  first_name: Type.Optional(Type.String({ maxLength: 128 })),
  last_name: Type.Optional(Type.String({ maxLength: 128 })),
  phone: Type.Optional(Type.String({ maxLength: 64 })),
  timezone: Type.Optional(Type.String({ maxLength: 64 })),
  country_code: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2}$' })),
  limits: Type.Optional(
    Type.Object({
      extensions: limit(),
      devices: limit(),
      ring_groups: limit(),
      call_queues: limit(),
      ivr_menus: limit(),
      voicemails: limit(),
      conferences: limit(),
      gateways: limit(),
      destinations: limit(),
      users: limit(),
      max_concurrent_calls: limit(),
    }),
  ),
};

/** A domain as a new one, or as a row of a list to be brought about. */
export const NEW_DOMAIN = Type.Object({
  ...DOMAIN_SETTINGS,
  domain_name: Type.String({ minLength: 1, maxLength: 253 }),
  ref: REF,
});
export type NewDomain = Static<typeof NEW_DOMAIN>;

const SETTINGS = Type.Object(DOMAIN_SETTINGS);
export type DomainSettings = Static<typeof SETTINGS>;

const UNLIMITED = -1;

/** What was sent as the fields of a tenant (contract 10 §4.1). @throws ApiError 400 for an unknown country */
export function tenantFieldsOf(sent: DomainSettings): TenantUpdate {
  const { company, email, first_name, last_name, phone, timezone, country_code, limits = {} } = sent;
  const slots = SLOT_NAMES.flatMap((name) => {
    const value = limits[name];
    return value === undefined ? [] : [[SLOTS[name], value ?? UNLIMITED] as const];
  });
  const calls = limits.max_concurrent_calls;
  return {
    ...(company === undefined ? {} : { company }),
    ...(email === undefined ? {} : { email }),
    ...(first_name === undefined ? {} : { first_name }),
    ...(last_name === undefined ? {} : { last_name }),
    ...(phone === undefined ? {} : { phone }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(country_code === undefined ? {} : { country_id: countryOfAlpha2('country_code', country_code) }),
    ...Object.fromEntries(slots),
    ...(calls === undefined ? {} : { max_concurrent_calls: Math.max(0, calls ?? 0) }),
  };
}

/**
 * The limits of a tenant in the words of this API.
 * @param kept those that packages do not know
 */
export function limitsOf(
  tenant: Readonly<Record<(typeof SLOTS)[Slot] | 'max_concurrent_calls', number>>,
  kept: Readonly<Record<KeptLimit, number | null>>,
): Readonly<Record<string, number | null>> {
  const slots = SLOT_NAMES.map(
    (name) => [name, tenant[SLOTS[name]] === UNLIMITED ? null : tenant[SLOTS[name]]] as const,
  );
  return { ...Object.fromEntries(slots), ...kept, max_concurrent_calls: tenant.max_concurrent_calls || null };
}
