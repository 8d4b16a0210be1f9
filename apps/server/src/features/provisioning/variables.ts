/** Values that are set somewhere: platform, tenant, profile, device. */
export type VariableValues = Readonly<Record<string, string>>;

/** Every variable that a generator draws on, with its value where nobody sets it (contract 20 §3.3). */
export const VARIABLE_DEFAULTS = {
  voicemail_number: '*97',
  pickup_prefix: '**',
  group_pickup_code: '*8',
  park_code: '*5900',
  intercom_prefix: '*8',
  dnd_on_code: '*78',
  dnd_off_code: '*79',
  forward_on_code: '*72',
  forward_off_code: '*73',
  ntp_server_primary: 'pool.ntp.org',
  ntp_server_secondary: '2.pool.ntp.org',
  dns_server_primary: '',
  dns_server_secondary: '',
  stun_server: '',
  /** VLAN of the phone itself, and of what is plugged into it; empty = none. */
  vlan_id: '',
  pc_vlan_id: '',
  dscp_signalling: '26',
  dscp_media: '46',
  admin_name: 'admin',
  admin_password: '',
  user_name: 'user',
  user_password: '',
  http_auth_username: '',
  http_auth_password: '',
  resync_hours: '24',
  firmware_url: '',
  language: 'English',
  /** `off`, `optional` or `required`. */
  srtp: 'off',
  phone_book_name: 'Company',
  /** Preferred codecs, the first most; see CODECS. */
  codecs: 'opus,g722,pcmu,pcma',
} as const;

export type VariableName = keyof typeof VARIABLE_DEFAULTS;
export type Variables = Readonly<Record<VariableName, string>>;

/** Later ones win: platform, tenant, profile, device (contract 20 §3.3). */
export function mergeVariables(layers: readonly VariableValues[]): Variables {
  const set: VariableValues = Object.assign({}, ...layers);
  const values: Record<VariableName, string> = { ...VARIABLE_DEFAULTS };
  for (const [name, value] of Object.entries(set)) if (isVariable(name)) values[name] = value;
  return values;
}

function isVariable(name: string): name is VariableName {
  return Object.hasOwn(VARIABLE_DEFAULTS, name);
}

/** What phones of the field have in common. */
export const CODECS = ['pcmu', 'pcma', 'g722', 'g729', 'opus'] as const;
export type Codec = (typeof CODECS)[number];

/** The codecs of a phone in their order, without those it does not have. */
export function codecsOf({ codecs }: Variables, known: readonly Codec[]): Codec[] {
  const asked = codecs.split(',').map((name) => name.trim().toLowerCase());
  const found = known.filter((codec) => asked.includes(codec)).sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
  return found.length > 0 ? found : [...known];
}

/** A share of so many seconds that the address decides: devices do not all ask at once. */
function spreadSeconds(mac: string, within: number): number {
  return Number.parseInt(mac.slice(-6), 16) % within;
}

/** Seconds between two fetches, with each device's own share of an hour on top (contract 20 §3.3). */
export function resyncSeconds({ variables, mac }: { readonly variables: Variables; readonly mac: string }): number {
  const hours = Number(variables.resync_hours);
  const whole = Number.isFinite(hours) && hours >= 1 && hours <= 8760 ? hours : 24;
  return Math.round(whole * 3600) + spreadSeconds(mac, 3600);
}
