/** Resources offered as a filter of the audit log, by their names there; the search finds any other by its path. */
export const RESOURCES = [
  'tenants',
  'users',
  'roles',
  'sessions',
  'api_keys',
  'password_policy',
  'announcement',
  'branding',
  'settings',
  'webhooks',
  'fpbx_extensions',
  'devices',
  'device_lines',
  'ring_groups',
  'call_queues',
  'ivr_menus',
  'conferences',
  'time_conditions',
  'call_flows',
  'inbound_routes',
  'voicemails',
  'recordings',
  'music_on_hold',
  'call_block',
  'feature_codes',
  'providers',
  'contacts',
] as const;

/** What is done to them. */
export const ACTIONS = [
  'create',
  'update',
  'delete',
  'login',
  'logout',
  'impersonate',
  'grant',
  'revoke',
  'upload',
  'rotate',
] as const;

export type AuditedResource = (typeof RESOURCES)[number];
export type AuditedAction = (typeof ACTIONS)[number];

export const isAuditedResource = (name: string): name is AuditedResource => RESOURCES.some((one) => one === name);
export const isAuditedAction = (name: string): name is AuditedAction => ACTIONS.some((one) => one === name);
