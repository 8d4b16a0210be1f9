/** Feature keys by what they are about: what a user finds in his menu (contract 10 §3.4). */
export const FEATURE_GROUPS = {
  telephony: [
    'fpbx_extension',
    'devices',
    'voicemails',
    'follow_me',
    'ring_groups',
    'call_queues',
    'ivr_menus',
    'time_conditions',
    'call_flows',
    'conferences',
    'music_on_hold',
    'call_block',
    'feature_codes',
    'inbound_routes',
    'realtime',
  ],
  numbers: ['my_dids', 'incoming_number', 'did_management', 'my_cids', 'cid_number', 'providers', 'routes', 'gateways'],
  contacts: ['contacts', 'groups', 'contact_dnc', 'messaging'],
  fax: [
    'send_fax',
    'receive_fax',
    'fax_setting',
    'email_to_fax',
    'email_to_fax_notify',
    'fax_to_email',
    'personalize_fax',
    'cover_page',
    'resources.fax_documents',
    'extension',
    'campaigns',
  ],
  reports: ['fpbx_cdr', 'cdr_reports', 'extensions_cdr', 'stat_reports', 'activities'],
  administration: ['user_admin', 'api_keys', 'billing', 'billing_quota', 'billing_usage'],
} as const;

export type FeatureGroup = keyof typeof FEATURE_GROUPS;
export type FeatureKey = (typeof FEATURE_GROUPS)[FeatureGroup][number];

export const FEATURE_GROUP_NAMES = [
  'telephony',
  'numbers',
  'contacts',
  'fax',
  'reports',
  'administration',
] as const satisfies readonly FeatureGroup[];

export const ALL_FEATURE_KEYS: readonly FeatureKey[] = FEATURE_GROUP_NAMES.flatMap((group) => [
  ...FEATURE_GROUPS[group],
]);

/** Dots separate the names of texts. */
export const textNameOf = (key: FeatureKey) => (key === 'resources.fax_documents' ? 'fax_documents' : key);

/** The keys of a comma list as the API sends it. */
export function keysOf(list: string): string[] {
  return list.split(',').filter((key) => key !== '');
}

/** What may be given: what the giver holds, within what the tenant may use; an empty list of the tenant is all. */
export function offeredKeys(giver: ReadonlySet<string> | 'all', ceiling: string | undefined): readonly FeatureKey[] {
  const most = ceiling === undefined || ceiling === '' ? null : new Set(keysOf(ceiling));
  return ALL_FEATURE_KEYS.filter((key) => (giver === 'all' || giver.has(key)) && (most === null || most.has(key)));
}
