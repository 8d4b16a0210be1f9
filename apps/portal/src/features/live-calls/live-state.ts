import type { AnswerOf } from '@strowger/client';
import { isOfType, type LiveEvent, numberOf, textOf } from '../../live/live-event.ts';
import { patchRows } from '../../live/patch-rows.ts';

/** Calls, phones and queues as they are now. */
export type LiveState = AnswerOf<'/api/realtime'>;
/** A leg of a call. */
export type Channel = LiveState['channels'][number];
/** A phone that is logged in. */
export type Registration = LiveState['registrations'][number];

/** Events that change what is live. */
export const LIVE_TYPES = ['channel.*', 'registration.*'] as const;

const STATES: readonly Channel['callstate'][] = [
  'DOWN',
  'DIALING',
  'RINGING',
  'EARLY',
  'ACTIVE',
  'HELD',
  'RING_WAIT',
  'HANGUP',
  'UNHELD',
];

/** A phone has no id of its own: it is told from others by who it is and where. */
export function registrationKey({ reg_user, realm, network_ip, network_port }: Registration): string {
  return `${reg_user}@${realm} ${network_ip}:${network_port}`;
}

/**
 * What is live after events; rows that no event is about stay the same objects.
 * @param tenantId the tenant that is looked at; undefined: all of the caller's
 */
export function afterEvents(state: LiveState, events: readonly LiveEvent[], tenantId?: number): LiveState {
  const own = events.filter((event) => tenantId === undefined || event.tenantId === tenantId);
  const channels = patchRows(state.channels, ({ uuid }) => uuid, channelChanges(own), true);
  const registrations = afterRegistrations(state.registrations, own);
  if (channels === state.channels && registrations === state.registrations) return state;
  return {
    ...state,
    channels: [...channels],
    registrations: [...registrations],
    channel_count: channels.length,
    registration_count: registrations.length,
  };
}

type Changes<Row> = ReadonlyMap<string, (row: Row | undefined) => Row | null>;

function channelChanges(events: readonly LiveEvent[]): Changes<Channel> {
  const changes = new Map<string, (row: Channel | undefined) => Channel | null>();
  for (const event of events) {
    if (!isOfType(event, ['channel.*'])) continue;
    const channel = channelOf(event);
    if (channel.uuid !== '') changes.set(channel.uuid, () => (event.type === 'channel.hangup' ? null : channel));
  }
  return changes;
}

/** The leg that an event tells of, as `GET /realtime` answers it. */
export function channelOf(event: LiveEvent): Channel {
  const text = (field: string) => textOf(event, field);
  return {
    uuid: text('uuid'),
    direction: text('direction'),
    created: text('created'),
    created_epoch: numberOf(event, 'created_epoch') ?? 0,
    name: text('name'),
    state: text('state'),
    cid_name: text('cid_name'),
    cid_num: text('cid_num'),
    dest: text('dest'),
    application: text('application'),
    read_codec: text('read_codec'),
    write_codec: text('write_codec'),
    callstate: STATES.find((state) => state === text('callstate')) ?? 'DOWN',
    secure: text('secure'),
    ip_addr: text('ip_addr'),
    hostname: text('hostname'),
    bridge_uuid: text('bridge_uuid') || null,
    extension: text('extension'),
    tenant_id: numberOf(event, 'tenant_id') ?? event.tenantId ?? 0,
  };
}

function afterRegistrations(rows: readonly Registration[], events: readonly LiveEvent[]): readonly Registration[] {
  const changes = new Map<string, (row: Registration | undefined) => Registration | null>();
  const counts = new Map<string, number>();
  for (const event of events) {
    if (!isOfType(event, ['registration.*'])) continue;
    const told = registrationOf(event);
    counts.set(userOf(told), told.contact_count);
    changes.set(registrationKey(told), (row) => (event.type === 'registration.removed' ? null : { ...row, ...told }));
  }
  const next = patchRows(rows, registrationKey, changes, true);
  return counts.size === 0 ? rows : recounted(next, counts);
}

/** Every phone of an extension says how many the extension has. */
function recounted(rows: readonly Registration[], counts: ReadonlyMap<string, number>): readonly Registration[] {
  return rows.map((row) => {
    const contact_count = counts.get(userOf(row));
    return contact_count === undefined || contact_count === row.contact_count ? row : { ...row, contact_count };
  });
}

const userOf = ({ reg_user, realm }: Registration) => `${reg_user}@${realm}`;

function registrationOf(event: LiveEvent): Registration {
  const transport = textOf(event, 'transport');
  return {
    reg_user: textOf(event, 'extension'),
    realm: textOf(event, 'domain_name'),
    expires: numberOf(event, 'expires') ?? 0,
    network_ip: textOf(event, 'network_ip'),
    network_port: numberOf(event, 'network_port') ?? 0,
    transport,
    user_agent: textOf(event, 'user_agent'),
    status: `Registered(${transport.toUpperCase()})`,
    hostname: '',
    contact_count: numberOf(event, 'contact_count') ?? 1,
    ping_ms: null,
  };
}
