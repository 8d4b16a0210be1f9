import { BUILT_IN_CODES, type CodeSetUp, codeUuid, isInService } from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';
import { codeSetUpOf } from '../feature-codes/code-set-up.ts';
import { outboundPlanRows } from './outbound-plan-rows.ts';

/** What a row of the dial plans is made of (contract 20 §12.2). */
export interface PlanRow {
  readonly dialplan_uuid: string;
  readonly domain_uuid: string | null;
  readonly app_uuid: string;
  readonly dialplan_context: string;
  readonly dialplan_name: string;
  readonly dialplan_number: string;
  /** What its condition asks of the number; of an outbound row one pattern a line. */
  readonly expression: string;
  readonly dialplan_continue: 'true' | 'false';
  readonly dialplan_order: number;
  readonly dialplan_enabled: 'true' | 'false';
  readonly dialplan_description: string;
  readonly application: string;
  readonly data: string;
  /** What it stands for: an object by its key, or a built-in code by its name. */
  readonly object: { readonly kind: PlanRowKind; readonly key: string };
}

interface Found {
  readonly kind: Kind;
  readonly uuid: string;
  readonly object_uuid: string;
  readonly domain_uuid: string;
  readonly domain_name: string;
  readonly name: string;
  readonly number: string;
  readonly expression: string | null;
  readonly rank: number | null;
  readonly enabled: boolean;
  readonly description: string | null;
  readonly data: string;
}

/** Kinds of rows by the step at which a dialled number meets them (contract 20 §0.10). */
const ORDERS = {
  feature_code: 40,
  extension: 60,
  ring_group: 70,
  call_queue: 80,
  ivr_menu: 90,
  conference: 100,
  call_flow: 110,
  time_condition: 120,
  inbound_route: 100,
} as const;

type Kind = keyof typeof ORDERS;

export type PlanRowKind = Kind | 'outbound_route';

const builtIn = (setUp: CodeSetUp): PlanRow[] =>
  BUILT_IN_CODES.filter(({ isPressed }) => !isPressed).map((code) => ({
    dialplan_uuid: codeUuid(code.name),
    domain_uuid: null,
    app_uuid: codeUuid('app:feature_code'),
    dialplan_context: 'global',
    dialplan_name: code.name,
    dialplan_number: code.code,
    expression: `^${literal(code.code)}${code.parameter === null ? '' : '(.*)'}$`,
    dialplan_continue: 'false',
    dialplan_order: ORDERS.feature_code,
    dialplan_enabled: isInService(code, setUp) ? 'true' : 'false',
    dialplan_description: code.description,
    application: 'feature',
    data: code.name,
    object: { kind: 'feature_code', key: code.name },
  }));

/**
 * Everything that calls of the tenants in sight go through, by context and order; codes of everybody first.
 * @param tenantId null: all tenants, of whose codes nothing is said but what holds for everybody
 */
export async function planRows(trx: Trx, tenantId: number | null): Promise<PlanRow[]> {
  const { rows } = await objects(tenantId).execute(trx);
  const setUp = tenantId === null ? {} : await codeSetUpOf(trx, tenantId);
  return [...builtIn(setUp), ...rows.map(planRow), ...(await outboundPlanRows(trx, tenantId))].sort(
    (a, b) =>
      compare(a.dialplan_context, b.dialplan_context) ||
      a.dialplan_order - b.dialplan_order ||
      compare(a.dialplan_number, b.dialplan_number),
  );
}

function planRow(row: Found): PlanRow {
  const { kind, uuid, domain_uuid, domain_name, name, number, expression, rank, enabled, description, data } = row;
  return {
    dialplan_uuid: uuid,
    domain_uuid,
    app_uuid: codeUuid(`app:${kind}`),
    dialplan_context: kind === 'inbound_route' ? 'public' : domain_name,
    dialplan_name: name,
    dialplan_number: number,
    expression: expression ?? `^${literal(number)}$`,
    dialplan_continue: 'false',
    dialplan_order: rank ?? ORDERS[kind],
    dialplan_enabled: enabled ? 'true' : 'false',
    dialplan_description: description ?? '',
    application: APPLICATIONS[kind],
    data,
    object: { kind, key: row.object_uuid },
  };
}

const APPLICATIONS: Readonly<Record<Kind, string>> = {
  feature_code: 'feature',
  extension: 'bridge',
  ring_group: 'ring_group',
  call_queue: 'callcenter',
  ivr_menu: 'ivr',
  conference: 'conference',
  call_flow: 'call_flow',
  time_condition: 'time_condition',
  inbound_route: 'transfer',
};

function objects(tenantId: number | null) {
  return sql<Found>`
    select found.*, domain_name from (
      select 'extension' as kind, extension_uuid as uuid, extension_uuid as object_uuid, domain_uuid, extension as name, extension as number,
        null as expression, null::integer as rank, enabled, description,
        'user/' || extension || '@' || (select d.domain_name from domains d where d.domain_uuid = extensions.domain_uuid) as data
      from extensions
      union all
      select 'ring_group', ring_group_uuid, ring_group_uuid, domain_uuid, ring_group_name, ring_group_extension, null, null,
        ring_group_enabled, ring_group_description, ring_group_uuid::text from ring_groups
      union all
      select 'call_queue', call_center_queue_uuid, call_center_queue_uuid, domain_uuid, queue_name, queue_extension, null, null,
        queue_enabled, queue_description, call_center_queue_uuid::text from call_queues
      union all
      select 'ivr_menu', ivr_menu_uuid, ivr_menu_uuid, domain_uuid, ivr_menu_name, ivr_menu_extension, null, null,
        ivr_menu_enabled, ivr_menu_description, ivr_menu_uuid::text from ivr_menus
      union all
      select 'conference', conference_center_uuid, conference_center_uuid, domain_uuid, conference_center_name, conference_center_extension,
        null, null, conference_center_enabled, conference_center_description, conference_center_uuid::text from conferences
      union all
      select 'call_flow', dialplan_uuid, call_flow_uuid, domain_uuid, call_flow_name, call_flow_extension, null, null,
        call_flow_enabled, call_flow_description, call_flow_uuid::text from call_flows
      union all
      select 'time_condition', dialplan_uuid, dialplan_uuid, domain_uuid, tc_name, tc_extension, null, null,
        tc_enabled, tc_description, dialplan_uuid::text from time_conditions
      union all
      select 'inbound_route', dialplan_uuid, destination_uuid, domain_uuid, destination_number, destination_number,
        coalesce(destination_number_regex, '^\\+?' || number_digits || '$'), destination_order,
        destination_enabled, destination_description, coalesce(destination_data, '') from inbound_routes
    ) found
    join domains using (domain_uuid)
    where ${tenantId}::integer is null or domains.tenant_id = ${tenantId}`;
}

function literal(text: string): string {
  return text.replace(/[*+]/g, '\\$&');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
