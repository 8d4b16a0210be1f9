import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { type Caller, holds } from '../../access/caller.ts';
import type { Access } from '../../access/policy.ts';
import type { Scope } from '../../access/scope.ts';
import { csvHeaders } from '../../http/csv-stream.ts';
import { errors } from '../../http/errors.ts';
import { answerList, listQueryKeys, parseListQuery, readWindow } from '../../http/list-query.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { exportReport } from './export-report.ts';
import { ATTEMPTS_CSV, presentAttempt, presentTransmission, type ReportLayout, TRANSMISSIONS_CSV } from './present.ts';
import { allOf, attemptConditions, type Query, scopeConditions, transmissionConditions } from './report-filter.ts';
import { ATTEMPTS, countReport, type ReportRow, type ReportSource, readReport, TRANSMISSIONS } from './report-rows.ts';
import { AttemptReply, attemptKeys, ResultReply, TransmissionReply, transmissionKeys } from './schema.ts';
import { readResults, readStatus } from './spool-results.ts';

const tag = 'CDR & Reporting';

/** A report: what it reads, how it is filtered, and what its rows are. */
interface Report {
  readonly paths: readonly string[];
  readonly csvPaths: readonly string[];
  readonly summary: string;
  readonly permission: string;
  readonly source: ReportSource;
  readonly conditions: (query: Query, now: Date) => ReturnType<typeof attemptConditions>;
  readonly present: (row: ReportRow, where: Caller['timeZone']) => Record<string, unknown>;
  readonly layout: ReportLayout;
  readonly keys: Record<string, Type.TSchema>;
  readonly reply: Type.TSchema;
}

const REPORTS: readonly Report[] = [
  {
    paths: ['/spools', '/spools_cdr_legacy'],
    csvPaths: ['/spools/csv', '/spools_cdr_legacy/csv'],
    summary: 'Attempts to deliver transmissions',
    permission: 'spool_list',
    source: ATTEMPTS,
    conditions: attemptConditions,
    present: presentAttempt,
    layout: ATTEMPTS_CSV,
    keys: attemptKeys,
    reply: AttemptReply,
  },
  {
    paths: ['/spoolsstat', '/stat'],
    csvPaths: ['/spools/stat', '/stat/csv'],
    summary: 'Transmissions with their latest attempt',
    permission: 'statistic_read',
    source: TRANSMISSIONS,
    conditions: transmissionConditions,
    present: presentTransmission,
    layout: TRANSMISSIONS_CSV,
    keys: transmissionKeys,
    reply: TransmissionReply,
  },
];

/** Attempts and the statistics of transmissions (contract 40 A9, A10). */
export const spools: Feature = (route, platform) => {
  for (const report of REPORTS) {
    for (const path of report.paths) registerList(route, platform, report, path);
    for (const path of report.csvPaths) registerCsv(route, platform, report, path);
  }
  registerAttempt(route);
};

function registerList(route: RouteRegistrar, platform: Platform, report: Report, path: string): void {
  const { source, permission, summary, keys, reply } = report;
  route({
    method: 'GET',
    path,
    tag,
    summary,
    access: { callers: ['A', 'T', 'U'], permission },
    query: Type.Object({ ...listQueryKeys, ...keys }),
    reply: Type.Union([Type.Array(reply), Type.Integer()]),
    handler: async (ctx) => {
      const list = parseListQuery(ctx.query, []);
      const where = whereOf(report, ctx.query, ctx.scope, platform.now());
      const found = await readWindow(
        list,
        (limit) => readReport(ctx.trx, source, where, { limit, offset: list.offset }),
        () => countReport(ctx.trx, source, where),
      );
      const rows = found.rows.map((row) => report.present(row, ctx.caller.timeZone));
      return answerList(ctx.reply, list, { rows, total: found.total });
    },
  });
}

function registerCsv(route: RouteRegistrar, platform: Platform, report: Report, path: string): void {
  const { source, permission, summary, layout, keys } = report;
  route({
    method: 'GET',
    path,
    tag,
    summary: `${summary}, as CSV`,
    access: { callers: ['A', 'T', 'U'], permission },
    query: Type.Object(keys),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async (ctx) => {
      const where = whereOf(report, ctx.query, ctx.scope, platform.now());
      const csv = exportReport(ctx.db, { scope: ctx.scope, source, where, layout, timeZone: ctx.caller.timeZone });
      return csvHeaders(ctx.reply, layout.fileName).send(csv);
    },
  });
}

function whereOf(report: Report, query: Query, scope: Scope, now: Date) {
  return allOf([...scopeConditions(scope), ...report.conditions(query, now)]);
}

function registerAttempt(route: RouteRegistrar): void {
  const access: Access = { callers: ['A', 'T', 'U'], permission: 'spool_read' };
  route({
    method: 'GET',
    path: '/spools/:spool_id/status',
    tag,
    summary: 'How far an attempt has come',
    access,
    params: { spool_id: 'id' },
    reply: Type.String(),
    handler: async ({ trx, scope, params }) => {
      const status = await readStatus(trx, whereSpool(scope, params.spool_id));
      if (status === null) throw errors.notFound('Spool');
      return status;
    },
  });
  for (const path of ['/spools/:spool_id/result', '/spools/:spool_id/results']) {
    route({
      method: 'GET',
      path,
      tag,
      summary: 'What came of an attempt',
      access,
      params: { spool_id: 'id' },
      reply: Type.Array(ResultReply),
      handler: async ({ trx, scope, caller, params }) => {
        if (!holds(caller, 'result_read')) throw errors.notPermitted('result_read');
        const results = await readResults(trx, params.spool_id, whereSpool(scope, params.spool_id));
        if (results === null) throw errors.notFound('Spool');
        return results;
      },
    });
  }
}

function whereSpool(scope: Scope, spoolId: number) {
  return allOf([...scopeConditions(scope), sql`s.spool_id = ${spoolId}`]);
}
