import { Type } from 'typebox';
import { OUTBOUND_PIN_CONTEXT } from '../../../engine/sealed-pins.ts';
import { errors } from '../../../http/errors.ts';
import { nullable, uuid } from '../../../http/fields.ts';
import type { Field } from '../../../http/resource/field.ts';
import { optionalPinField } from '../../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../../http/resource/resource.ts';
import type { Platform } from '../../../platform.ts';
import { requireExpression } from './require-expression.ts';

export const LONGEST_PIN = 20;
const GATEWAYS = ['gateway_uuid', 'gateway_2_uuid', 'gateway_3_uuid'] as const;

const text = (): Field => ({ schema: Type.String() });
const otherGateway = (): Field => ({ schema: nullable(uuid()) });

/** Rows of the outbound dial plan (contract 40 B10.3). Those of no tenant are for all of them. */
export const outboundRows = (platform: Platform): Resource => ({
  path: '/dialplan_outbound',
  tag: 'Outbound dial plan',
  what: 'Outbound dial plan row',
  plural: 'Outbound dial plan rows',
  table: 'dialplan_outbound',
  key: { field: 'dialplan_uuid', kind: 'uuid' },
  fields: {
    dialplan_uuid: { schema: uuid(), write: 'never' },
    dialplan_name: { ...text(), required: true },
    dialplan_expression: { ...text(), required: true },
    gateway_uuid: { schema: uuid(), required: true },
    gateway_2_uuid: otherGateway(),
    gateway_3_uuid: otherGateway(),
    prefix_number: text(),
    limit: { schema: Type.Integer(), column: 'call_limit' },
    toll_allow: text(),
    accountcode: text(),
    pin_number: optionalPinField(platform.vault, OUTBOUND_PIN_CONTEXT, LONGEST_PIN),
    emergency: { schema: Type.Boolean() },
    dialplan_order: { schema: Type.Integer() },
    dialplan_enabled: { schema: Type.Boolean() },
    dialplan_description: text(),
    ref: { schema: nullable(Type.String()) },
  },
  rows: { tenant: 'tenant_id' },
  access: {},
  named: 'dialplan_name',
  times: { created: 'date_created', updated: 'last_updated' },
  unknownIs: 422,
  taken: 'A row of this name already exists',
  hooks: {
    async before({ writer, tenantId, before, after }) {
      if (after === null) return;
      await requireGateways({ writer, tenantId, before, after });
      await requireExpression(writer.trx, platform, tenantId, {
        expression: String(after['dialplan_expression']),
        isForEmergencies: after['emergency'] === true,
      });
    },
  },
});

/** Trunks that the row's tenant may use; a row for all leads over a shared one. @throws ApiError 422 */
async function requireGateways({ writer, tenantId, before, after }: Change): Promise<void> {
  for (const field of GATEWAYS) {
    const sent = after?.[field];
    if (typeof sent !== 'string' || sent === before?.[field]) continue;
    const gateway = await writer.trx
      .selectFrom('providers')
      .select('tenant_id')
      .where('type', '=', 'sip')
      .where('fpbx_gateway_uuid', '=', sent)
      .executeTakeFirst();
    const isUsable = gateway !== undefined && (gateway.tenant_id === null || gateway.tenant_id === tenantId);
    if (!isUsable) throw errors.badField(field, 'names no gateway');
  }
}
