import { parseAppDestination, parseDestination } from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { isSoundOf } from '../recordings/recording-name.ts';

/** What is about to go: an object with its numbers, a mailbox, or a recording; without an id its name alone goes. */
export type Target =
  | { readonly kind: 'object'; readonly uuid: string; readonly numbers: readonly string[] }
  | { readonly kind: 'mailbox'; readonly number: string }
  | { readonly kind: 'recording'; readonly id: number | null; readonly name: string };

/** Objects that lead somewhere, as the message calls them: `IVR Menu(s)`, and their names. */
export interface Referrer {
  readonly label: string;
  readonly names: readonly string[];
}

/** A text of a row that leads somewhere. */
interface Lead {
  /** Of the object that leads. */
  readonly uuid: string;
  readonly name: string;
  /** Null: the text alone says it. */
  readonly app: string | null;
  readonly data: string | null;
}

interface Source {
  readonly label: string;
  /** Of a tenant: rows of uuid, name, app and data. */
  readonly leads: (tenantId: number) => ReturnType<typeof sql<Lead>>;
}

/**
 * Every field of a tenant that a call may follow (contract 20 §0.8), and every sound that it may hear: a sound field is
 * what `playback` would play.
 */
const SOURCES: readonly Source[] = [
  {
    label: 'IVR Menu(s)',
    leads: (tenantId) => sql`
      select ivr_menu_uuid as uuid, ivr_menu_name as name, ivr_menu_exit_app as app, ivr_menu_exit_data as data
      from ivr_menus where tenant_id = ${tenantId}
      union all
      select ivr_menu_uuid, ivr_menu_name, ivr_menu_option_action, ivr_menu_option_param
      from ivr_menu_options join ivr_menus using (ivr_menu_uuid) where ivr_menus.tenant_id = ${tenantId}
      union all
      select ivr_menu_uuid, ivr_menu_name, 'playback', unnest(array[
        ivr_menu_greet_long, ivr_menu_greet_short, ivr_menu_invalid_sound, ivr_menu_exit_sound])
      from ivr_menus where tenant_id = ${tenantId}`,
  },
  {
    label: 'Inbound Route(s)',
    leads: (tenantId) => sql`
      select destination_uuid as uuid, destination_number as name, destination_app as app, destination_data as data
      from inbound_routes where tenant_id = ${tenantId}`,
  },
  {
    label: 'Time Condition(s)',
    leads: (tenantId) => sql`
      select dialplan_uuid as uuid, tc_name as name, null as app, unnest(array[tc_open_destination, tc_closed_destination]) as data
      from time_conditions where tenant_id = ${tenantId}
      union all
      select dialplan_uuid, tc_name, null, destination
      from time_condition_rules join time_conditions using (dialplan_uuid) where time_conditions.tenant_id = ${tenantId}`,
  },
  {
    label: 'Call Flow(s)',
    leads: (tenantId) => sql`
      select call_flow_uuid as uuid, call_flow_name as name, call_flow_app as app, call_flow_data as data
      from call_flows where tenant_id = ${tenantId}
      union all
      select call_flow_uuid, call_flow_name, call_flow_alternate_app, call_flow_alternate_data
      from call_flows where tenant_id = ${tenantId}
      union all
      select call_flow_uuid, call_flow_name, 'playback', unnest(array[call_flow_sound, call_flow_alternate_sound])
      from call_flows where tenant_id = ${tenantId}`,
  },
  {
    label: 'Ring Group(s)',
    leads: (tenantId) => sql`
      select ring_group_uuid as uuid, ring_group_name as name, ring_group_timeout_app as app, ring_group_timeout_data as data
      from ring_groups where tenant_id = ${tenantId}
      union all
      select ring_group_uuid, ring_group_name, null, ring_group_forward_destination from ring_groups where tenant_id = ${tenantId}
      union all
      select ring_group_uuid, ring_group_name, null, destination_number
      from ring_group_destinations join ring_groups using (ring_group_uuid) where ring_groups.tenant_id = ${tenantId}
      union all
      select ring_group_uuid, ring_group_name, 'playback', ring_group_greeting from ring_groups where tenant_id = ${tenantId}`,
  },
  {
    label: 'Call Queue(s)',
    leads: (tenantId) => sql`
      select call_center_queue_uuid as uuid, queue_name as name, null as app, queue_timeout_action as data
      from call_queues where tenant_id = ${tenantId}
      union all
      select call_center_queue_uuid, queue_name, 'playback', unnest(array[queue_greeting, queue_announce_sound])
      from call_queues where tenant_id = ${tenantId}`,
  },
  {
    label: 'Conference(s)',
    leads: (tenantId) => sql`
      select conference_center_uuid as uuid, conference_center_name as name, 'playback' as app,
        unnest(array[conference_center_greeting, enter_sound, exit_sound]) as data
      from conferences where tenant_id = ${tenantId}`,
  },
  {
    // Commas within parentheses belong to a tone.
    label: 'Music on Hold',
    leads: (tenantId) => sql`
      select music_on_hold_uuid as uuid, music_on_hold_name as name, 'playback' as app,
        regexp_split_to_table(music_on_hold_chime_list, ',(?![^(]*[)])') as data
      from music_on_hold where tenant_id = ${tenantId}`,
  },
  {
    label: 'Program(s)',
    leads: (tenantId) => sql`
      select '' as uuid, name, 'playback' as app, data->>'recording_id' as data
      from programs where tenant_id = ${tenantId} and type = 'voicemessage'
      union all
      select '', name, 'playback', recording #>> '{}'
      from programs, lateral (
        select jsonb_path_query((data->>'ivr_scheme')::jsonb, '$.**.recording_id')
        union all
        select jsonb_path_query((data->>'ivr_scheme')::jsonb, '$.**.message')) as played (recording)
      where tenant_id = ${tenantId} and type = 'ivr'`,
  },
  {
    label: 'Follow Me',
    leads: (tenantId) => sql`
      select extension_uuid as uuid, extension as name, null as app, follow_me_destination as data
      from follow_me_destinations
      join follow_me using (follow_me_uuid)
      join extensions using (extension_uuid)
      where follow_me.tenant_id = ${tenantId}`,
  },
  {
    label: 'Extension(s)',
    leads: (tenantId) => sql`
      select extension_uuid as uuid, extension as name, null as app, unnest(array[
        forward_all_destination, forward_busy_destination, forward_no_answer_destination,
        forward_user_not_registered_destination, limit_destination]) as data
      from extensions where tenant_id = ${tenantId}`,
  },
];

/** Applications of menu options that say where their param leads; all others read as destinations do. */
const MAILBOX_APPS: ReadonlySet<string> = new Set(['voicemail', 'check_voicemail']);
const DESTINATION_APPS: ReadonlySet<string> = new Set(['menu', 'menu-sub']);
const SOUND_APP = 'menu-play-sound';
/** Its param begins with another one: `transfer 1001 XML x`. */
const EXEC_APP = 'menu-exec-app';

/** Who leads to the target, by kind; an object itself does not count. */
export async function referrersTo(trx: Trx, tenantId: number, target: Target): Promise<Referrer[]> {
  const found: Referrer[] = [];
  for (const { label, leads } of SOURCES) {
    const { rows } = await leads(tenantId).execute(trx);
    const names = new Set(rows.filter((lead) => leadsTo(lead, target)).map(({ name }) => name));
    if (names.size > 0) found.push({ label, names: [...names].sort() });
  }
  return found;
}

/**
 * @param verb what is about to happen to it
 * @throws ApiError 409 that names who leads to what is about to be deleted (contract 20 §0.8)
 */
export async function requireUnreferenced(
  trx: Trx,
  tenantId: number,
  name: string,
  target: Target,
  verb: 'delete' | 'rename' = 'delete',
): Promise<void> {
  const referrers = await referrersTo(trx, tenantId, target);
  if (referrers.length === 0) return;
  const list = referrers.map(({ label, names }) => `${label}: ${names.join(', ')}`).join('; ');
  throw errors.conflict(`Cannot ${verb} '${name}': referenced by ${list}. Remove those references first.`);
}

function leadsTo({ uuid, app, data }: Lead, target: Target): boolean {
  if (target.kind === 'object' && uuid === target.uuid) return false;
  const destination = destinationOf(app?.toLowerCase() ?? '', data);
  if (!destination.ok) return false;
  const { value } = destination;
  if (target.kind === 'recording') return value.kind === 'playback' && isSoundOf(value.sound, target);
  if (target.kind === 'mailbox') return value.kind === 'voicemail' && value.mailbox === target.number;
  if (value.kind === 'number') return target.numbers.includes(value.number);
  return value.kind === 'object' && value.uuid === target.uuid;
}

function destinationOf(app: string, data: string | null): ReturnType<typeof parseDestination> {
  const [, executed, rest = ''] = (app === EXEC_APP && /^(\S+)\s+(.*)$/s.exec(data ?? '')) || [];
  if (executed !== undefined) return destinationOf(executed.toLowerCase(), rest);
  if (app === SOUND_APP) return parseAppDestination('playback', data);
  if (MAILBOX_APPS.has(app)) return parseAppDestination('voicemail', data);
  return DESTINATION_APPS.has(app) ? parseDestination(data) : parseAppDestination(app, data);
}
