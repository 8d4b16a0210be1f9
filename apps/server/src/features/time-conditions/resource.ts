import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { nextAvailable } from '../extensions/look-up-numbers.ts';
import { faultsOf, isDestination, refuseFaults } from '../pbx/check-texts.ts';
import { contextField } from '../pbx/context-field.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';
import { faultsOfRules, listedRules, timeRules, withOrder } from './rules.ts';

const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]';
const text = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const weekday = (): Field => ({ schema: Type.Enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']) });

/** Contract 20 §9.1. */
export const timeConditions = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/time_conditions',
    tag: 'Time conditions',
    what: 'Time Condition',
    plural: 'Time conditions',
    table: 'time_conditions',
    key: { field: 'dialplan_uuid', kind: 'uuid' },
    featureKey: 'time_conditions',
    numbers: { kind: 'time_condition', fields: ['tc_extension'] },
    named: 'tc_name',
    fields: {
      dialplan_uuid: { schema: uuid(), write: 'never' },
      tc_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      tc_extension: {
        schema: nullable(
          Type.String({ pattern: '^([0-9]{2,11})?$', description: 'Its number; the lowest free one unless given.' }),
        ),
      },
      tc_time_start: { schema: Type.String({ pattern: `^${TIME}$` }) },
      tc_time_stop: { schema: Type.String({ pattern: `^(${TIME}|24:00)$` }) },
      tc_wday_start: weekday(),
      tc_wday_stop: weekday(),
      tc_open_destination: { schema: text(255) },
      tc_closed_destination: { schema: text(255) },
      tc_context: contextField('tc_context'),
      tc_description: { schema: text(1000) },
      tc_enabled: { schema: Type.Boolean() },
      // Of one condition its child rows stand there, under the same name.
      rules: listedRules,
    },
    listed: [
      'dialplan_uuid',
      'tc_name',
      'tc_extension',
      'tc_enabled',
      'tc_description',
      'tc_time_start',
      'tc_time_stop',
      'tc_wday_start',
      'tc_wday_stop',
      'tc_open_destination',
      'tc_closed_destination',
      'rules',
    ],
    searched: ['tc_name', 'tc_extension', 'tc_description'],
    filters: { tc_enabled: 'flag' },
    order: [{ field: 'tc_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    taken: (_, { tc_name }) => `A time condition ${JSON.stringify(tc_name)} already exists in this domain.`,
    children: [timeRules],
    hooks: {
      complete: async (change) => ({ ...withOrder(change.after), ...(await numberOf(platform, change)) }),
      before: async (change) => {
        if (change.after) requireSoundCondition(change.after);
        await refuseDelete(change, ['dialplan_uuid', 'tc_name', 'tc_extension']);
      },
    },
  });

/** A new one that names no number has the lowest that is free; an old one keeps its own. */
async function numberOf(platform: Platform, { writer, tenantId, before, after }: Change): Promise<Shown> {
  if (typeof after?.['tc_extension'] === 'string') return {};
  const own = before?.['tc_extension'];
  return { tc_extension: own ?? (await nextAvailable(writer.trx, platform, tenantId, undefined)) };
}

/** @throws ApiError 400 */
function requireSoundCondition(condition: Shown): void {
  refuseFaults([
    ...faultsOf(condition, { tc_open_destination: isDestination, tc_closed_destination: isDestination }),
    ...faultsOfRules(condition),
  ]);
}
