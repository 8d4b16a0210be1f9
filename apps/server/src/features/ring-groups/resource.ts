import { RING_STRATEGIES } from '@strowger/callplan';
import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import type { Field } from '../../http/resource/field.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { contextField } from '../pbx/context-field.ts';
import { dialable, pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';
import { requireSoundGroup } from './require-sound-group.ts';

const LONGEST_SECONDS = 3600;
const line = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const destination = () => nullable(Type.String({ maxLength: 255 }));
const flag = (): Field => ({ schema: Type.Boolean() });
const seconds = (maximum = LONGEST_SECONDS) => Type.Integer({ minimum: 0, maximum });

/** Contract 20 §4. */
export const ringGroups = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/ring_groups',
    tag: 'Ring groups',
    what: 'Ring Group',
    plural: 'Ring groups',
    table: 'ring_groups',
    key: { field: 'ring_group_uuid', kind: 'uuid' },
    featureKey: 'ring_groups',
    hasQuota: true,
    numbers: { kind: 'ring_group', fields: ['ring_group_extension'] },
    named: 'ring_group_name',
    fields: {
      ring_group_uuid: { schema: uuid(), write: 'never' },
      ring_group_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      ring_group_extension: { schema: dialable('Its number.'), required: true },
      ring_group_strategy: { schema: Type.Enum(RING_STRATEGIES) },
      ring_group_call_timeout: {
        schema: nullable(Type.Integer({ minimum: 0, maximum: LONGEST_SECONDS, description: '0 or empty: 300.' })),
        store: (sent) => sent ?? 0,
      },
      ring_group_greeting: { schema: line(255) },
      ring_group_ringback: { schema: line(255) },
      ring_group_distinctive_ring: { schema: line(255) },
      ring_group_exit_key: { schema: nullable(Type.String({ pattern: '^[0-9*#]?$' })) },
      ring_group_caller_id_name: { schema: line(80) },
      ring_group_caller_id_number: { schema: nullable(Type.String({ pattern: '^(\\+?[0-9]{2,15})?$' })) },
      ring_group_cid_name_prefix: { schema: line(40) },
      ring_group_cid_number_prefix: { schema: nullable(Type.String({ pattern: '^[0-9A-Za-z+*#_.-]{0,20}$' })) },
      ring_group_timeout_app: { schema: nullable(Type.String({ maxLength: 40 })) },
      ring_group_timeout_data: { schema: destination() },
      ring_group_forward_enabled: flag(),
      ring_group_forward_destination: { schema: destination() },
      ring_group_call_screen_enabled: flag(),
      ring_group_call_forward_enabled: flag(),
      ring_group_follow_me_enabled: flag(),
      ring_group_missed_call_app: { schema: nullable(Type.Enum(['email'])) },
      ring_group_missed_call_data: { schema: line(1000) },
      ring_group_context: contextField('ring_group_context'),
      ring_group_enabled: flag(),
      ring_group_description: { schema: line(1000) },
      destination_count: {
        schema: Type.Integer(),
        computed: sql`select count(*)::integer from ring_group_destinations d where d.ring_group_uuid = r.ring_group_uuid`,
      },
    },
    listed: [
      'domain_uuid',
      'ring_group_uuid',
      'ring_group_name',
      'ring_group_extension',
      'ring_group_strategy',
      'ring_group_call_timeout',
      'ring_group_enabled',
      'ring_group_description',
      'destination_count',
    ],
    searched: ['ring_group_name', 'ring_group_extension', 'ring_group_description'],
    filters: { ring_group_strategy: 'text', ring_group_enabled: 'flag' },
    order: [{ field: 'ring_group_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    children: [members],
    hooks: {
      before: async (change) => {
        if (change.after) requireSoundGroup(change.after);
        await refuseDelete(change, ['ring_group_uuid', 'ring_group_name', 'ring_group_extension']);
      },
    },
  });

const members: Children = {
  field: 'destinations',
  alias: 'ring_group_destinations',
  table: 'ring_group_destinations',
  key: { field: 'ring_group_destination_uuid', kind: 'uuid' },
  parent: 'ring_group_uuid',
  tenant: 'tenant_id',
  position: 'destination_order',
  most: 100,
  fields: {
    ring_group_destination_uuid: { schema: uuid(), write: 'never' },
    destination_number: { schema: Type.String({ minLength: 1, maxLength: 64 }), required: true },
    destination_delay: { schema: seconds() },
    destination_timeout: { schema: seconds() },
    destination_order: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
    destination_prompt: {
      schema: Type.Union([
        Type.Integer({ minimum: 0, maximum: 2 }),
        Type.Boolean(),
        Type.Enum(['0', '1', '2', 'true', 'false', '']),
      ]),
      store: promptOf,
    },
    destination_enabled: flag(),
    destination_description: { schema: line(255) },
  },
};

/** 0: none; 1 and 2: who picks up must confirm. */
function promptOf(sent: unknown): number {
  if (sent === true || sent === 'true') return 1;
  return sent === false || sent === 'false' ? 0 : Number(sent);
}
