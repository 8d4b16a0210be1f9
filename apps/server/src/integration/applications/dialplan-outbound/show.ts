import { Type } from 'typebox';
import { bridgeData } from '../../../features/dialplans/bridge-data.ts';
import { dialplanXml } from '../../../features/dialplans/dialplan-xml.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { findRow, type OutboundRow, presentRow, selectRows } from './find-row.ts';
import { ROW_NAME } from './row-params.ts';

export const get = defineAction({
  action: 'get',
  access: 'read',
  params: Type.Object(ROW_NAME),
  run: async (call, params) => ({
    message: 'Outbound dialplan retrieved',
    ...presentRow(await findRow(call, params)),
  }),
});

/** Rows in the order in which calls try them. */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object(LIST_PARAMS),
  async run({ scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const search = params.search?.trim().toLowerCase() ?? '';
    const rows = await selectRows(trx)
      .$if(tenant !== null, (query) => query.where('dialplan_outbound.tenant_id', '=', tenant?.tenantId ?? null))
      .orderBy('dialplan_order')
      .orderBy('dialplan_outbound.date_created')
      .execute();
    const found = rows.filter(
      (row) =>
        scope.reaches(row.tenant_id) &&
        [row.dialplan_name, row.dialplan_description, row.ref ?? ''].some((text) =>
          text.toLowerCase().includes(search),
        ),
    );
    const page = pageOf(params);
    return {
      message: 'Outbound dialplans retrieved',
      dialplans: found.slice(page.offset, page.offset + page.perPage).map(presentRow),
      ...pageFields(page, found.length),
    };
  },
});

/** The row as elements of FreeSWITCH's dial plan, one for each pattern. */
export const getXml = defineAction({
  action: 'get_xml',
  access: 'read',
  params: Type.Object(ROW_NAME),
  async run(call, params) {
    const row = await findRow(call, params);
    return { message: 'Outbound dialplan retrieved', dialplan_uuid: row.dialplan_uuid, dialplan_xml: xmlOf(row) };
  },
});

function xmlOf(row: OutboundRow): string {
  const { dialplan_uuid, dialplan_name, dialplan_expression: expression } = row;
  const element = { dialplan_uuid, dialplan_name, dialplan_continue: 'false', application: 'bridge' } as const;
  return dialplanXml({ ...element, expression, data: bridgeData(row) });
}
