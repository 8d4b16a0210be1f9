import type { CallFlowConfiguration } from '@strowger/callplan';
import type { ModuleReader } from './module-reader.ts';

export const callFlowReader: ModuleReader = {
  resources: ['call_flows'],
  numbers: 'call_flow',
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('call_flows').selectAll().where('tenant_id', '=', tenantId).execute();
    const flows = rows.map(
      (row): CallFlowConfiguration => ({
        uuid: row.call_flow_uuid,
        name: row.call_flow_name,
        number: row.call_flow_extension,
        enabled: row.call_flow_enabled,
        featureCode: row.call_flow_feature_code ?? '',
        hasPin: row.call_flow_pin_number !== null,
        isNormal: row.call_flow_status,
        normal: { app: row.call_flow_app, data: row.call_flow_data ?? '', sound: row.call_flow_sound ?? '' },
        alternate: {
          app: row.call_flow_alternate_app,
          data: row.call_flow_alternate_data ?? '',
          sound: row.call_flow_alternate_sound ?? '',
        },
      }),
    );
    return {
      modules: { callFlows: new Map(flows.map((flow) => [flow.uuid, flow])) },
      numbers: flows.map((flow) => [flow.number, flow.uuid]),
    };
  },
};
