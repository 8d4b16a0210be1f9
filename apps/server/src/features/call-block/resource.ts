import { BLOCK_ACTIONS, blockTarget, faultOfBlockedNumber } from '@strowger/callplan';
import { Type } from 'typebox';
import type { FieldError } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { refuseFaults, textOf } from '../pbx/check-texts.ts';
import { ofOwnExtension } from '../pbx/of-own-extension.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';

const line = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));

/** Contract 20 §10.1. */
export const callBlock = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/call_block',
    tag: 'Call block',
    what: 'Call Block',
    plural: 'Call blocks',
    table: 'call_block',
    key: { field: 'call_block_uuid', kind: 'uuid' },
    featureKey: 'call_block',
    owner: ofOwnExtension,
    named: 'call_block_number',
    fields: {
      call_block_uuid: { schema: uuid(), write: 'never' },
      call_block_name: { schema: line(80) },
      call_block_number: { schema: Type.String({ minLength: 1, maxLength: 512 }), required: true },
      call_block_country_code: {
        schema: nullable(Type.String({ pattern: '^(\\+?[0-9]{1,4})?$' })),
        store: (sent) => (typeof sent === 'string' ? sent.replace('+', '') : sent),
      },
      call_block_direction: { schema: Type.Enum(['inbound', 'outbound', 'both']) },
      call_block_action: { schema: Type.Enum(BLOCK_ACTIONS) },
      call_block_app: { schema: line(40) },
      call_block_data: { schema: line(255) },
      extension_uuid: { schema: nullable(uuid()) },
      call_block_count: { schema: Type.Integer(), write: 'never' },
      call_block_enabled: { schema: Type.Boolean() },
      call_block_description: { schema: line(1000) },
    },
    listed: [
      'call_block_uuid',
      'call_block_name',
      'call_block_number',
      'call_block_direction',
      'call_block_action',
      'call_block_enabled',
      'call_block_description',
    ],
    searched: ['call_block_name', 'call_block_number', 'call_block_description'],
    filters: { extension_uuid: 'text', call_block_direction: 'text', call_block_action: 'text' },
    order: [{ field: 'call_block_number' }],
    times: { created: 'date_created', updated: 'last_updated' },
    references: [{ field: 'extension_uuid', table: 'extensions', column: 'extension_uuid' }],
    hooks: {
      before: async ({ after }) => {
        if (after) refuseFaults([...faultsOfNumber(after), ...faultsOfTarget(after)]);
      },
    },
  });

function faultsOfNumber(rule: Shown): FieldError[] {
  const message = faultOfBlockedNumber(textOf(rule['call_block_number']) ?? '');
  return message === null ? [] : [{ field: 'call_block_number', message }];
}

function faultsOfTarget(rule: Shown): FieldError[] {
  const action = BLOCK_ACTIONS.find((one) => one === rule['call_block_action']) ?? 'reject';
  const [app, data] = [textOf(rule['call_block_app']) ?? '', textOf(rule['call_block_data']) ?? ''];
  const target = blockTarget({ action, app, data });
  if (target === null) return [];
  if (!target.ok) return [{ field: 'call_block_data', message: target.error }];
  return target.value.kind === 'nothing'
    ? [{ field: 'call_block_data', message: `is required when call_block_action is ${action}` }]
    : [];
}
