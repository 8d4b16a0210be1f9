/** Feature keys (contract 10 §3.4), each with the keys it needs beside it. */
const NEEDS = {
  send_fax: [],
  receive_fax: [],
  fax_setting: [],
  email_to_fax: ['send_fax'],
  personalize_fax: ['send_fax'],
  campaigns: ['send_fax'],
  cover_page: ['send_fax'],
  'resources.fax_documents': ['send_fax'],
  fax_to_email: ['receive_fax'],
  extension: ['receive_fax'],
  email_to_fax_notify: ['email_to_fax'],
  contacts: [],
  groups: ['contacts'],
  contact_dnc: ['contacts'],
  fpbx_extension: [],
  conferences: [],
  call_block: [],
  music_on_hold: [],
  realtime: [],
  feature_codes: [],
  gateways: [],
  messaging: [],
  devices: ['fpbx_extension'],
  voicemails: ['fpbx_extension'],
  follow_me: ['fpbx_extension'],
  ring_groups: ['fpbx_extension'],
  ivr_menus: ['fpbx_extension'],
  time_conditions: ['fpbx_extension'],
  call_flows: ['fpbx_extension'],
  inbound_routes: ['fpbx_extension'],
  call_queues: ['fpbx_extension', 'music_on_hold'],
  my_dids: [],
  incoming_number: [],
  did_management: [],
  my_cids: [],
  cid_number: [],
  providers: [],
  routes: [],
  cdr_reports: [],
  fpbx_cdr: [],
  stat_reports: [],
  extensions_cdr: [],
  activities: [],
  user_admin: [],
  api_keys: [],
  billing: [],
  billing_quota: [],
  billing_usage: [],
  super_admin: [],
} as const satisfies Record<string, readonly string[]>;

export type FeatureKey = keyof typeof NEEDS;

/** Only a super admin hands this key on. */
export const PLATFORM_KEY: FeatureKey = 'super_admin';

export const FEATURE_KEYS: readonly FeatureKey[] = Object.keys(NEEDS).filter(isFeatureKey);

/** What a tenant without a ceiling of its own may use. */
export const TENANT_KEYS: readonly FeatureKey[] = FEATURE_KEYS.filter((key) => key !== PLATFORM_KEY);

/** Whole keys only, never substrings. */
export function isFeatureKey(text: string): text is FeatureKey {
  return Object.hasOwn(NEEDS, text);
}

/** The keys in the catalogue's order, those that they need added. */
export function withNeeded(keys: Iterable<FeatureKey>): FeatureKey[] {
  const all = new Set<FeatureKey>();
  const add = (key: FeatureKey) => {
    if (all.has(key)) return;
    all.add(key);
    NEEDS[key].forEach(add);
  };
  for (const key of keys) add(key);
  return FEATURE_KEYS.filter((key) => all.has(key));
}

/** Catalogue permissions that holding a menu's key implies (contract 40 A0, 10 §3.3). */
const IMPLIES: Readonly<Partial<Record<FeatureKey, readonly string[]>>> = {
  cdr_reports: ['cdr_list'],
  extensions_cdr: ['cdr_list'],
  stat_reports: ['statistic_read', 'spool_list'],
  api_keys: ['api_keys'],
};

export function impliedPermissions(keys: Iterable<string>): string[] {
  return [...keys].flatMap((key) => (isFeatureKey(key) ? (IMPLIES[key] ?? []) : []));
}
