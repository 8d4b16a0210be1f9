import { Type } from 'typebox';
import { dialplanXml, linesOf } from '../../../features/dialplans/dialplan-xml.ts';
import type { PlanRow, PlanRowKind } from '../../../features/dialplans/rows.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { DIALPLAN_NAME, findDialplan, rowsInSight } from './find-dialplan.ts';

/** Types of rows as billing systems call them, by the platform's own names. */
const TYPES: Readonly<Record<PlanRowKind, string>> = {
  feature_code: 'feature',
  extension: 'extension',
  ring_group: 'ring_group',
  call_queue: 'call_queue',
  ivr_menu: 'ivr_menu',
  conference: 'conference',
  call_flow: 'call_flow',
  time_condition: 'time_condition',
  inbound_route: 'inbound',
  outbound_route: 'outbound',
};

/** What calls go through, compiled (contract 20 §12.2, 40 B10.4). */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object({
    ...LIST_PARAMS,
    context: Type.Optional(Type.String({ maxLength: 255 })),
    type: Type.Optional(Type.Enum(Object.values(TYPES))),
  }),
  async run(call, params) {
    const { context = '', type, search = '' } = params;
    const { rows } = await rowsInSight(call, params.tenant_domain);
    const found = rows.filter(
      (row) =>
        (context === '' || row.dialplan_context === context) &&
        (type === undefined || TYPES[row.object.kind] === type) &&
        `${row.dialplan_name}\n${row.dialplan_number}`.toLowerCase().includes(search.trim().toLowerCase()),
    );
    const page = pageOf(params);
    return {
      message: 'Dialplans retrieved',
      dialplans: found.slice(page.offset, page.offset + page.perPage).map(presented),
      ...pageFields(page, found.length),
    };
  },
});

export const get = defineAction({
  action: 'get',
  access: 'read',
  params: Type.Object(DIALPLAN_NAME),
  async run(call, params) {
    const { row } = await findDialplan(call, params);
    return {
      message: 'Dialplan retrieved',
      ...presented(row),
      dialplan_xml: dialplanXml(row),
      details: [
        ...linesOf(row.expression).map((data) => ({ tag: 'condition', type: 'destination_number', data })),
        { tag: 'action', type: row.application, data: row.data },
      ],
    };
  },
});

/** The contexts that rows stand in; those of all tenants have no domain. */
export const contexts = defineAction({
  action: 'contexts',
  access: 'read',
  params: Type.Object({ tenant_domain: LIST_PARAMS.tenant_domain }),
  async run({ scope, trx }, { tenant_domain }) {
    const tenant = await scope.tenantOrAll(trx, tenant_domain);
    const domains = await trx
      .selectFrom('domains')
      .select('domain_name')
      .where('tenant_id', 'is not', null)
      .$if(tenant !== null, (query) => query.where('tenant_id', '=', tenant?.tenantId ?? null))
      .orderBy('domain_name')
      .execute();
    const shared = ['global', 'public'].map((context) => ({ context, tenant_domain: null }));
    const own = domains.map(({ domain_name }) => ({ context: domain_name, tenant_domain: domain_name }));
    return { message: 'Contexts retrieved', contexts: [...shared, ...own] };
  },
});

/** A row as lists show it (contract 40 B10.4). */
function presented(row: PlanRow) {
  return {
    dialplan_uuid: row.dialplan_uuid,
    dialplan_name: row.dialplan_name,
    dialplan_number: row.dialplan_number,
    dialplan_context: row.dialplan_context,
    dialplan_order: row.dialplan_order,
    dialplan_continue: row.dialplan_continue,
    dialplan_enabled: row.dialplan_enabled,
    dialplan_description: row.dialplan_description,
    type: TYPES[row.object.kind],
  };
}
