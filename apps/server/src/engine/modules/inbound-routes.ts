import type { InboundRouteConfiguration } from '@strowger/callplan';
import { faxReceiversOfRoutes } from './fax-of-routes.ts';
import type { ModuleReader } from './module-reader.ts';

export const inboundRouteReader: ModuleReader = {
  resources: ['inbound_routes', 'dids', 'accounts', 'programs'],
  numbers: null,
  async read(trx, tenantId) {
    const rows = await trx
      .selectFrom('inbound_routes')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('destination_order')
      .orderBy('date_created')
      .execute();
    const closed = await trx
      .selectFrom('accounts')
      .select('phone')
      .where('tenant_id', '=', tenantId)
      .where('type', '=', 'did')
      .where('active', '=', false)
      .execute();
    const faxReceivers = await faxReceiversOfRoutes(trx, tenantId);
    const closedDigits = new Set(closed.map(({ phone }) => phone.replace('+', '')));
    const inboundRoutes = rows.map((row): InboundRouteConfiguration => {
      const faxReceiver = faxReceivers.get(row.destination_uuid);
      return {
        uuid: row.destination_uuid,
        number: row.destination_number,
        regex: row.destination_number_regex ?? '',
        // A DID that is switched off is unallocated, wherever it leads (contract 30 §6).
        enabled: row.destination_enabled && !closedDigits.has(row.number_digits),
        order: row.destination_order,
        app: row.destination_app,
        data: row.destination_data ?? '',
        namePrefix: row.destination_cid_name_prefix ?? '',
        records: row.destination_record,
        accountcode: row.destination_accountcode ?? '',
        holdMusic: row.destination_hold_music ?? '',
        ringback: row.destination_ringback ?? '',
        distinctiveRing: row.destination_distinctive_ring ?? '',
        ...(faxReceiver === undefined ? {} : { faxReceiver }),
      };
    });
    return { modules: { inboundRoutes } };
  },
};
