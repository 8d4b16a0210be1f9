import { isBuiltInCode } from '@strowger/callplan';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { optionalPinField, trueTextField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { faultsOf, isDataOf, isSound, refuseFaults, textOf } from '../pbx/check-texts.ts';
import { contextField } from '../pbx/context-field.ts';
import { dialable, pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';

const text = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const line = (maxLength: number): Field => ({ schema: text(maxLength) });
/** Cleared, they are as in a new flow. */
const label = (unset: string): Field => ({ schema: text(80), store: (sent) => sent ?? unset });
const app = (): Field => ({
  schema: nullable(Type.Enum(['transfer', 'hangup', 'voicemail', 'playback'])),
  store: (sent) => sent ?? 'transfer',
});

/** Contract 20 §9.2. */
export const callFlows = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/call_flows',
    tag: 'Call flows',
    what: 'Call Flow',
    plural: 'Call flows',
    table: 'call_flows',
    key: { field: 'call_flow_uuid', kind: 'uuid' },
    featureKey: 'call_flows',
    numbers: { kind: 'call_flow', fields: ['call_flow_extension'] },
    named: 'call_flow_name',
    fields: {
      call_flow_uuid: { schema: uuid(), write: 'never' },
      dialplan_uuid: { schema: uuid(), write: 'never' },
      call_flow_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      call_flow_extension: { schema: dialable('Its number.'), required: true },
      call_flow_feature_code: {
        schema: nullable(Type.String({ pattern: '^(\\*[0-9]{2,9})?$', description: 'Switches it: `*5000`.' })),
      },
      call_flow_status: trueTextField(),
      call_flow_label: label('Open'),
      call_flow_alternate_label: label('Closed'),
      call_flow_app: app(),
      call_flow_data: line(255),
      call_flow_alternate_app: app(),
      call_flow_alternate_data: line(255),
      call_flow_sound: line(255),
      call_flow_alternate_sound: line(255),
      call_flow_pin_number: optionalPinField(platform.vault, 'call_flows.call_flow_pin_number', 10),
      call_flow_context: contextField('call_flow_context'),
      call_flow_enabled: { schema: Type.Boolean() },
      call_flow_description: line(1000),
    },
    listed: [
      'domain_uuid',
      'call_flow_uuid',
      'call_flow_name',
      'call_flow_extension',
      'call_flow_feature_code',
      'call_flow_status',
      'call_flow_enabled',
      'call_flow_label',
      'call_flow_alternate_label',
    ],
    searched: ['call_flow_name', 'call_flow_extension', 'call_flow_feature_code', 'call_flow_description'],
    filters: { call_flow_status: 'flag', call_flow_enabled: 'flag' },
    order: [{ field: 'call_flow_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    taken: (_, { call_flow_feature_code: code }) => `Feature code ${code} is already in use in this domain.`,
    hooks: {
      before: async (change) => {
        if (change.after) requireSoundFlow(change.after);
        await refuseDelete(change, ['call_flow_uuid', 'call_flow_name', 'call_flow_extension']);
      },
    },
  });

/** @throws ApiError 400, 409 for a code that is built in (contract 20 §0.7) */
function requireSoundFlow(flow: Shown): void {
  refuseFaults(
    faultsOf(flow, {
      call_flow_data: isDataOf('call_flow_app'),
      call_flow_alternate_data: isDataOf('call_flow_alternate_app'),
      call_flow_sound: isSound,
      call_flow_alternate_sound: isSound,
    }),
  );
  const code = textOf(flow['call_flow_feature_code']) ?? '';
  if (isBuiltInCode(code)) throw errors.conflict(`${code} is a built-in feature code.`);
}
