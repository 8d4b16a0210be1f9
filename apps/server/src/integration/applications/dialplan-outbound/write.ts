import { Type } from 'typebox';
import { createIn, deleteObject, updateObject } from '../../../http/resource/write-resource.ts';
import { defineAction } from '../../application.ts';
import { invalidRequest } from '../../errors.ts';
import { findRow, type OutboundRow, rowFields } from './find-row.ts';
import { fieldsSent, REF, REQUIRED, ROW_NAME, SETTINGS } from './row-params.ts';
import { outboundRows } from './row-resource.ts';

const GATEWAYS = ['gateway_uuid', 'gateway_2_uuid', 'gateway_3_uuid'] as const;

/** Of a global identity without a domain: a row for all tenants. */
export const create = defineAction({
  action: 'create',
  access: 'write',
  params: Type.Object({ ...REQUIRED, ...SETTINGS, tenant_domain: ROW_NAME.tenant_domain }),
  async run({ platform, scope, trx, writer, now }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const id = await createIn(writer, outboundRows(platform), tenant?.tenantId ?? null, fieldsSent(params), now);
    return { message: 'Outbound dialplan created', ...(await rowFields(trx, String(id))) };
  },
});

/** Other gateways only where that is said in so many words, so that no calls are misrouted (contract 40 B10.3). */
export const update = defineAction({
  action: 'update',
  access: 'write',
  params: Type.Object({
    ...Type.Partial(Type.Object(REQUIRED)).properties,
    ...SETTINGS,
    ...ROW_NAME,
    allow_gateway_change: Type.Optional(Type.Boolean()),
  }),
  async run(call, params) {
    const row = await findRow(call, params);
    const sent = fieldsSent(params);
    if (params.allow_gateway_change !== true) refuseOtherGateways(row, sent);
    await updateObject(call.writer, outboundRows(call.platform), row.dialplan_uuid, sent, call.now);
    return { message: 'Outbound dialplan updated', ...(await rowFields(call.trx, row.dialplan_uuid)) };
  },
});

/** @throws IntegrationError 422 */
export function refuseOtherGateways(row: OutboundRow, sent: Readonly<Record<string, unknown>>): void {
  const changed = GATEWAYS.find((name) => sent[name] !== undefined && sent[name] !== row[name]);
  if (changed !== undefined) throw invalidRequest(changed, 'is changed only with allow_gateway_change=true');
}

export const remove = defineAction({
  action: 'delete',
  access: 'write',
  params: Type.Object(ROW_NAME),
  async run(call, params) {
    const { dialplan_uuid, dialplan_name } = await findRow(call, params);
    await deleteObject(call.writer, outboundRows(call.platform), dialplan_uuid);
    return { message: 'Outbound dialplan deleted', dialplan_uuid, dialplan_name };
  },
});

/** The billing system's own id of a row; taken away by `unassign`. */
export const assign = defineAction({
  action: 'assign',
  access: 'write',
  params: Type.Object({ ...ROW_NAME, ref: REF }),
  async run(call, params) {
    const { dialplan_uuid } = await findRow(call, params);
    await updateObject(call.writer, outboundRows(call.platform), dialplan_uuid, { ref: params.ref }, call.now);
    return { message: 'Outbound dialplan assigned', ...(await rowFields(call.trx, dialplan_uuid)) };
  },
});

export const unassign = defineAction({
  action: 'unassign',
  access: 'write',
  params: Type.Object(ROW_NAME),
  async run(call, params) {
    const { dialplan_uuid } = await findRow(call, params);
    await updateObject(call.writer, outboundRows(call.platform), dialplan_uuid, { ref: null }, call.now);
    return { message: 'Outbound dialplan unassigned', ...(await rowFields(call.trx, dialplan_uuid)) };
  },
});
