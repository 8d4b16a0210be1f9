import { Type } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import { csvHeaders } from '../../http/csv-stream.ts';
import { nullable } from '../../http/fields.ts';
import { answerList, listQueryKeys } from '../../http/list-query.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { cdrWindow } from './cdr-window.ts';
import { CostReply } from './costs/present-cost.ts';
import { costsOf, registerCallCost, seesCosts } from './costs/routes.ts';
import type { EtlService } from './etl/etl-service.ts';
import { CDR_EXPORT, type CdrExport, EXTENSION_CDR_EXPORT, exportCdr } from './export-cdr.ts';
import { listCdr } from './list-cdr.ts';
import { presentCdr, presentExtensionCdr, presentPbxCdr } from './presenter.ts';
import { registerCallReports } from './reports/routes.ts';
import { cdrFilterOf, extensionCdrFilterOf, pbxCdrFilterOf } from './request-filter.ts';
import { declareRetention } from './retention.ts';
import type { CdrFilter } from './store.ts';

const tag = 'CDR & Reporting';

/** Sent with a total that is the planner's guess, as counting every record would take too long. */
const ESTIMATED = 'x-total-count-estimated';

/** Sent with a search that looked through the newest records alone: older ones are found by their dates or whole number. */
const SEARCHED_BACK_TO = 'x-searched-back-to';

const text = () => nullable(Type.String());

const CdrRowReply = Type.Object({
  id: Type.Integer(),
  call_id: Type.String(),
  caller_number: text(),
  destination: text(),
  context: text(),
  direction: nullable(Type.Enum(['inbound', 'outbound', 'local'])),
  call_type: Type.Enum(['voice', 'fax', 'conf', 'voicemail']),
  remote_ip: text(),
  last_app: text(),
  start_time: Type.String(),
  answer_time: text(),
  end_time: Type.String(),
  duration: Type.Integer(),
  billsec: Type.Integer(),
  hangup_cause: Type.String(),
  domain: text(),
  block_reason: Type.Optional(nullable(Type.String({ description: 'Why the platform refused it; with `cost=true`' }))),
  cost: Type.Optional(CostReply),
});

const ExtensionCdrReply = Type.Omit(CdrRowReply, [
  'direction',
  'call_type',
  'remote_ip',
  'last_app',
  'block_reason',
  'cost',
]);

const PbxCdrReply = Type.Object({
  rows: Type.Array(
    Type.Object({
      xml_cdr_uuid: Type.String(),
      domain_name: text(),
      direction: text(),
      caller_id_name: text(),
      caller_id_number: text(),
      destination_number: text(),
      start_stamp: Type.String(),
      duration: Type.Integer(),
      billsec: Type.Integer(),
      hangup_cause: Type.String(),
      missed_call: Type.Boolean(),
    }),
  ),
  total: Type.Integer(),
});

const cdrKeys = {
  start_date: Type.Optional(Type.String()),
  end_date: Type.Optional(Type.String()),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'local', 'internal'])),
  call_type: Type.Optional(Type.Enum(['voice', 'fax', 'conf', 'voicemail'])),
  hangup_cause: Type.Optional(Type.String()),
  domain: Type.Optional(Type.String()),
  tenant_id: Type.Optional(Type.Integer()),
  campaign_id: Type.Optional(Type.Integer()),
  extension: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  monthly: Type.Optional(Type.Boolean()),
  leg: Type.Optional(Type.Enum(['a', 'b', 'all'])),
  call_id: Type.Optional(Type.String({ maxLength: 64 })),
};

const extensionCdrKeys = {
  tenant_id: Type.Optional(Type.Integer()),
  domain: Type.Optional(Type.String()),
  user_id: Type.Optional(Type.Integer()),
  extension: Type.Optional(Type.String()),
  hangup_cause: Type.Optional(Type.String()),
  date_from: Type.Optional(Type.String()),
  date_to: Type.Optional(Type.String()),
};

/** The row is exactly contract 40 A4's unless more is asked for. */
const withCost = Type.Boolean({
  description: 'true: rows tell `block_reason` and `cost` to those who hold `billing_usage`',
});

const readers: Access = { callers: ['A', 'T', 'U'], permission: 'cdr_list' };

/** Call records: lists, CSV and the ETL (contract 40 A4–A8). */
export function registerCdr(route: RouteRegistrar, platform: Platform, etl: EtlService): void {
  for (const path of ['/cdr', '/cdr/list']) {
    route({
      method: 'GET',
      path,
      tag,
      summary: 'Call records',
      access: readers,
      query: Type.Object({ ...listQueryKeys, ...cdrKeys, cost: Type.Optional(withCost) }),
      reply: Type.Union([Type.Array(CdrRowReply), Type.Integer()]),
      handler: async (ctx) => {
        const window = cdrWindow(ctx.query, { limit: 500, max: 5000 });
        const found = await listCdr(ctx.trx, ctx.scope, cdrFilterOf(ctx.query, ctx.caller, platform.now()), window);
        const isPriced = ctx.query.cost === 'true' && seesCosts(ctx.caller);
        const costs = isPriced ? await costsOf(ctx.trx, found.rows, platform.settings.get('currency')) : [];
        const rows = found.rows.map((row, place) => ({ ...presentCdr(row, ctx.caller.timeZone), ...costs[place] }));
        tellLimits(ctx.header, found);
        return answerList(ctx.reply, { ...window, search: '', descending: true }, { rows, total: found.total });
      },
    });
  }
  route({
    method: 'GET',
    path: '/usersCDR',
    tag,
    summary: 'Call records of extensions',
    access: readers,
    query: Type.Object({ ...listQueryKeys, ...extensionCdrKeys }),
    reply: Type.Union([Type.Array(ExtensionCdrReply), Type.Integer()]),
    handler: async (ctx) => {
      const window = cdrWindow(ctx.query, { limit: 500, max: 5000 });
      const found = await listCdr(ctx.trx, ctx.scope, extensionCdrFilterOf(ctx.query, ctx.caller), window);
      const rows = found.rows.map((row) => presentExtensionCdr(row, ctx.caller.timeZone));
      tellLimits(ctx.header, found);
      return answerList(ctx.reply, { ...window, search: '', descending: true }, { rows, total: found.total });
    },
  });
  route({
    method: 'GET',
    path: '/fpbx_cdr',
    tag,
    summary: 'PBX call records with paging',
    access: { callers: ['A', 'T', 'U'] },
    query: Type.Object({
      ...listQueryKeys,
      start_date: Type.Optional(Type.String()),
      end_date: Type.Optional(Type.String()),
      direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'local'])),
      tenant_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Union([PbxCdrReply, Type.Integer()]),
    handler: async (ctx) => {
      if (!seesPbxRecords(ctx.caller)) return { rows: [], total: 0 };
      const asked = Number(ctx.query.limit);
      const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 100) : 25;
      const window = { ...cdrWindow(ctx.query, { limit: 25, max: 100 }), limit };
      const found = await listCdr(ctx.trx, ctx.scope, pbxCdrFilterOf(ctx.query, ctx.caller), window);
      const { rows, total } = found;
      ctx.header('x-total-count', String(total));
      tellLimits(ctx.header, found);
      return window.countOnly ? total : { rows: rows.map((row) => presentPbxCdr(row, ctx.caller.timeZone)), total };
    },
  });
  download('/cdr/csv', 'Call records as CSV', CDR_EXPORT, cdrKeys, (query, caller) =>
    cdrFilterOf(query, caller, platform.now()),
  );
  download(
    '/usersCDR/csv',
    'Call records of extensions as CSV',
    EXTENSION_CDR_EXPORT,
    extensionCdrKeys,
    extensionCdrFilterOf,
  );
  registerCallCost(route, platform);
  registerEtl(route, etl);
  registerCallReports(route, platform);
  declareRetention(platform);

  function download(
    path: string,
    summary: string,
    layout: CdrExport,
    keys: Record<string, Type.TSchema>,
    filterOf: (query: Readonly<Record<string, string>>, caller: Caller) => CdrFilter,
  ): void {
    route({
      method: 'GET',
      path,
      tag,
      summary,
      access: readers,
      query: Type.Object(keys),
      reply: Type.String(),
      produces: 'text/csv',
      transaction: 'none',
      handler: async (ctx) => {
        const filter = filterOf(ctx.query, ctx.caller);
        const csv = exportCdr(ctx.db, layout, { scope: ctx.scope, filter, timeZone: ctx.caller.timeZone });
        return csvHeaders(ctx.reply, layout.fileName).send(csv);
      },
    });
  }
}

/** Says where the total is a guess, and where a search ended. */
function tellLimits(
  header: (name: string, value: string) => unknown,
  { exact, backTo }: { readonly exact: boolean; readonly backTo?: Date | null },
): void {
  if (!exact) header(ESTIMATED, 'true');
  if (backTo) header(SEARCHED_BACK_TO, backTo.toISOString());
}

/** An end user without one of these keys gets the empty answer, not an error (contract 40 A7). */
function seesPbxRecords(caller: Caller): boolean {
  return caller.kind !== 'U' || caller.featureKeys.has('realtime') || caller.featureKeys.has('fpbx_cdr');
}

function registerEtl(route: RouteRegistrar, etl: EtlService): void {
  const access: Access = { callers: ['A'], permission: 'super_admin' };
  const reply = Type.Object({ running: Type.Optional(Type.Boolean()), status: Type.String() });
  route({
    method: 'GET',
    path: '/cdr_etl/status',
    tag,
    summary: 'State of the CDR ETL',
    access,
    reply,
    transaction: 'none',
    handler: () => etl.status(),
  });
  route({
    method: 'POST',
    path: '/cdr_etl/run',
    tag,
    summary: 'Run the CDR ETL now',
    access,
    body: Type.Object({}, { additionalProperties: true }),
    reply,
    transaction: 'none',
    handler: async () => {
      const status = await etl.status();
      if (status.running === true) {
        return { status: 'already_running', running: true, started_at: status.started_at };
      }
      etl.run().catch(() => undefined);
      return { status: 'started' };
    },
  });
}
