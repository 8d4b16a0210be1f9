import { compileLinearRegex } from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { isDid } from '../domains/number-plan.ts';
import { faultsOf, isMusic, isRingback, refuseFaults, textOf } from '../pbx/check-texts.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { agreedTarget, TARGET_TYPES, targetShown, targetTypeShown } from './target.ts';

const line = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const flag = (): Field => ({ schema: Type.Boolean() });

/** Contract 20 §11. */
export const inboundRoutes = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/inbound_routes',
    tag: 'Inbound routes',
    what: 'Inbound route',
    plural: 'Inbound routes',
    table: 'inbound_routes',
    key: { field: 'destination_uuid', kind: 'uuid' },
    featureKey: 'inbound_routes',
    named: 'destination_number',
    fields: {
      destination_uuid: { schema: uuid(), write: 'never' },
      number_uuid: { schema: uuid(), column: 'destination_uuid', write: 'never', shownTo: [] },
      dialplan_uuid: { schema: uuid(), write: 'never' },
      destination_number: {
        schema: Type.String({ pattern: '^\\+?[0-9]{3,20}$', description: 'The DID.' }),
        required: true,
      },
      number_digits: { schema: Type.String(), write: 'never', shownTo: [] },
      destination_number_regex: {
        schema: nullable(Type.String({ maxLength: 200, description: 'Decides in place of the number; RE2.' })),
        followed: sql`coalesce(r.destination_number_regex, '^\\+?' || r.number_digits || '$')`,
      },
      destination_type: { schema: Type.Enum(['inbound']) },
      destination_target_type: { schema: nullable(Type.Enum([...TARGET_TYPES])), followed: targetTypeShown },
      destination_target: { schema: line(64), followed: targetShown },
      destination_app: { schema: Type.Enum(['transfer', 'hangup']) },
      destination_data: { schema: line(255) },
      destination_context: { schema: Type.String({ maxLength: 255 }) },
      destination_order: { schema: Type.Integer({ minimum: 0, maximum: 999_999 }) },
      destination_enabled: flag(),
      destination_description: { schema: line(1000) },
      destination_cid_name_prefix: { schema: line(40) },
      destination_record: flag(),
      destination_accountcode: { schema: line(255) },
      destination_hold_music: { schema: line(255) },
      destination_ringback: { schema: line(255) },
      destination_distinctive_ring: { schema: line(255) },
      destination_fax_detect: flag(),
    },
    listed: [
      'domain_uuid',
      'destination_uuid',
      'destination_number',
      'destination_type',
      'destination_app',
      'destination_data',
      'destination_context',
      'destination_order',
      'destination_enabled',
      'destination_description',
      'destination_target_type',
      'destination_target',
    ],
    searched: ['destination_number', 'destination_data', 'destination_description'],
    filters: { destination_number: 'contains', destination_enabled: 'flag' },
    order: [{ field: 'destination_number' }],
    times: { created: 'date_created', updated: 'last_updated' },
    taken: (_constraint, object) => `${textOf(object['destination_number'])} is already routed`,
    hooks: { complete: completed, before: requireOwnNumber },
  });

/** What follows from what was sent: the digits, the expression that is none, and where it leads. @throws ApiError 400, 403 */
async function completed({ writer, tenantId, before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const digits = digitsOf(after);
  const domain = await writer.trx
    .selectFrom('domains')
    .select('domain_name')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return {
    number_digits: digits,
    ...(before === null ? await idOfNumber(writer.trx, tenantId, digits) : {}),
    ...expression(before, after, digits, writer.caller.kind === 'A'),
    ...agreedTarget(before, after, domain.domain_name),
  };
}

/** A route of a tenant's DID is called as the number is, unless another one of it is already (contract 40 B10.2). */
async function idOfNumber(trx: Trx, tenantId: number | null, digits: string): Promise<Shown> {
  const did = await trx
    .selectFrom('accounts')
    .select('accounts.destination_uuid as number_uuid')
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'did')
    .where('phone', 'in', [digits, `+${digits}`])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inbound_routes')
            .select('inbound_routes.destination_uuid')
            .whereRef('inbound_routes.destination_uuid', '=', 'accounts.destination_uuid'),
        ),
      ),
    )
    .executeTakeFirst();
  return did ?? {};
}

function expression(before: Shown | null, after: Shown, digits: string, isSuperAdmin: boolean): Shown {
  const asked = textOf(after['destination_number_regex'])?.trim() ?? '';
  const isOwn = asked !== '' && asked !== defaultExpression(digits);
  const was = before === null ? '' : defaultExpression(digitsOf(before));
  if (!isOwn || asked === was) return { destination_number_regex: null };
  if (asked === before?.['destination_number_regex']) return {};
  if (!isSuperAdmin) throw errors.forbidden('You may not set destination_number_regex');
  const compiled = compileLinearRegex(asked);
  if (!compiled.ok) throw errors.badField('destination_number_regex', compiled.error);
  return { destination_number_regex: asked };
}

/** A tenant routes the DIDs it was given; a super admin any. @throws ApiError 400, 409 */
async function requireOwnNumber({ writer, tenantId, before, after }: Change): Promise<void> {
  if (after === null) return;
  refuseFaults(faultsOf(after, { destination_hold_music: isMusic, destination_ringback: isRingback }));
  const digits = digitsOf(after);
  const isNew = before === null || digitsOf(before) !== digits;
  if (writer.caller.kind === 'A' || !isNew || tenantId === null) return;
  if (!(await isDid(writer.trx, tenantId, digits))) {
    throw errors.conflict(`${textOf(after['destination_number'])} is not assigned to this tenant`);
  }
}

function digitsOf(route: Shown): string {
  return (textOf(route['destination_number']) ?? '').replace('+', '');
}

function defaultExpression(digits: string): string {
  return `^\\+?${digits}$`;
}
