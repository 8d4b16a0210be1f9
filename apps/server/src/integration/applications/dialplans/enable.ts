import { BUILT_IN_CODES } from '@strowger/callplan';
import { Type } from 'typebox';
import { callFlows } from '../../../features/call-flows/resource.ts';
import { callQueues } from '../../../features/call-queues/resource.ts';
import { conferences } from '../../../features/conferences/resource.ts';
import type { PlanRow, PlanRowKind } from '../../../features/dialplans/rows.ts';
import { lockExtension, updateExtension } from '../../../features/extensions/update-extension.ts';
import { inboundRoutes } from '../../../features/inbound-routes/resource.ts';
import { ivrMenus } from '../../../features/ivr-menus/resource.ts';
import { ringGroups } from '../../../features/ring-groups/resource.ts';
import { readTenantSettings } from '../../../features/tenants/settings/read-settings.ts';
import { saveTenantSettings } from '../../../features/tenants/settings/save-settings.ts';
import { timeConditions } from '../../../features/time-conditions/resource.ts';
import type { Resource } from '../../../http/resource/resource.ts';
import { updateObject } from '../../../http/resource/write-resource.ts';
import type { Platform } from '../../../platform.ts';
import { word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { accessDenied, conflict, missingParameters } from '../../errors.ts';
import { outboundRows } from '../dialplan-outbound/row-resource.ts';
import { DIALPLAN_NAME, findDialplan } from './find-dialplan.ts';

/** The flags of the objects that rows stand for. */
const FLAGS: Readonly<Partial<Record<PlanRowKind, { readonly flag: string; resource(platform: Platform): Resource }>>> =
  {
    ring_group: { flag: 'ring_group_enabled', resource: ringGroups },
    call_queue: { flag: 'queue_enabled', resource: callQueues },
    ivr_menu: { flag: 'ivr_menu_enabled', resource: ivrMenus },
    conference: { flag: 'conference_center_enabled', resource: conferences },
    call_flow: { flag: 'call_flow_enabled', resource: callFlows },
    time_condition: { flag: 'tc_enabled', resource: timeConditions },
    inbound_route: { flag: 'destination_enabled', resource: inboundRoutes },
    outbound_route: { flag: 'dialplan_enabled', resource: outboundRows },
  };

/** Safe to repeat: they answer how it is now (contract 40 B10.4). */
const switching = (action: 'enable' | 'disable', enabled: boolean) =>
  defineAction({
    action,
    access: 'write',
    params: Type.Object(DIALPLAN_NAME),
    async run(call, params) {
      const { row, tenant } = await findDialplan(call, params);
      const { dialplan_uuid, dialplan_name } = row;
      if (row.object.kind === 'feature_code') {
        if (tenant === null) throw missingParameters(['tenant_domain']);
        await switchCode(call, tenant.tenantId, row, enabled);
      } else if (row.dialplan_enabled !== word(enabled)) {
        await switchObject(call, row, enabled);
      }
      const { row: now } = await findDialplan(call, params);
      return { message: `Dialplan ${action}d`, dialplan_uuid, dialplan_name, dialplan_enabled: now.dialplan_enabled };
    },
  });

export const enable = switching('enable', true);
export const disable = switching('disable', false);

async function switchObject(call: IntegrationCall, { domain_uuid, object }: PlanRow, enabled: boolean): Promise<void> {
  const { platform, writer, scope, now } = call;
  if (domain_uuid === null && !scope.reaches(null)) throw accessDenied('The row is for all tenants');
  if (object.kind === 'extension') {
    const before = await lockExtension(writer, writer.scope, object.key);
    await updateExtension(writer, platform, before, { enabled });
    return;
  }
  const known = FLAGS[object.kind];
  if (known === undefined) throw new Error(`rows of ${object.kind} have no flag`);
  await updateObject(writer, known.resource(platform), object.key, { [known.flag]: enabled }, now);
}

/** Built-in codes are everybody's; a tenant has his own say in which of them he has. @throws IntegrationError 409 */
async function switchCode(
  call: IntegrationCall,
  tenantId: number,
  { object, dialplan_number: code, dialplan_enabled: isOn }: PlanRow,
  enabled: boolean,
): Promise<void> {
  const { trx, platform } = call;
  const off: ReadonlySet<string> = new Set((await readTenantSettings(trx, platform, tenantId)).codes_off);
  const wanted = BUILT_IN_CODES.map(({ name }) => name).filter((name) =>
    name === object.key ? !enabled : off.has(name),
  );
  if (enabled && isOn === 'false' && !off.has(object.key)) throw conflict(`${code} is not in service here`);
  const sent = { codes_off: wanted.length === 0 ? null : [...new Set(wanted)] };
  await saveTenantSettings(call.writerIn(tenantId), platform, tenantId, sent);
}
