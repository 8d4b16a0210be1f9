import { isOfType, type LiveEvent, STREAM_RESET, textOf } from './live-event.ts';

/** Resources whose screens show more than their own path: what else a change of them makes old. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  fpbx_extensions: ['softphone', 'voicemails', 'device_lines'],
  call_queues: ['realtime'],
  tenants: ['fpbx_domains', 'branding'],
  branding: ['branding', 'login_branding'],
  users: ['get_user', 'user'],
  device_lines: ['devices'],
  voicemail_greetings: ['voicemails'],
  follow_me: ['fpbx_extensions'],
  providers: ['status'],
  rates: ['plans'],
};

/** Events that change what a path answers, other than `config.changed`. */
const BY_TYPE: readonly (readonly [types: readonly string[], resources: readonly string[]])[] = [
  [['cdr.created'], ['cdr', 'extension_cdr', 'cdr_list', 'fpbx_cdr']],
  [['voicemail.*'], ['voicemails']],
  [['billing.*'], ['billing', 'tenants', 'audit']],
  [['user.status'], ['users']],
  [['campaign.*'], ['campaigns']],
  [['fax.*'], ['transmissions', 'faxes', 'programs']],
  [['sms.*'], ['transmissions', 'smses', 'sms', 'programs']],
  [['provider.state'], ['providers', 'status']],
];

/**
 * Path names of the resources that events make old: `config.changed` names its own. Channels, queues, conferences and
 * registrations are not among them: their screens patch what they show (`useLivePatch`).
 * @returns null: all of them
 */
export function resourcesTouched(events: readonly LiveEvent[]): ReadonlySet<string> | null {
  const touched = new Set<string>();
  for (const event of events) {
    if (event.type === STREAM_RESET) return null;
    for (const resource of touchedBy(event)) touched.add(resource);
  }
  return touched;
}

function touchedBy(event: LiveEvent): readonly string[] {
  if (event.type !== 'config.changed') {
    return BY_TYPE.flatMap(([types, resources]) => (isOfType(event, types) ? resources : []));
  }
  const resource = textOf(event, 'resource');
  return resource === '' ? [] : [resource, ...(ALSO[resource] ?? [])];
}

/**
 * Whether a query's answer is of one of the resources. Keys are those of the client, `['get', '/api/ring_groups', …]`.
 * @param touched null: every query of the API is
 */
export function isQueryOf(key: readonly unknown[], touched: ReadonlySet<string> | null): boolean {
  const path = key[1];
  if (typeof path !== 'string' || !path.startsWith('/api/')) return false;
  return touched === null || touched.has(path.split('/')[2] ?? '');
}
