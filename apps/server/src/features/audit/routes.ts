import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { csvHeaders } from '../../http/csv-stream.ts';
import { nullable } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { EXPORT_FILE, exportAudit } from './export-audit.ts';
import { auditFilterOf } from './filter.ts';
import { presentAuditRow } from './presenter.ts';
import { findAuditRows, SORTABLE } from './store.ts';

const AuditRow = Type.Object({
  audit_id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  tenant_id: nullable(Type.Integer()),
  user_id: nullable(Type.Integer()),
  username: Type.String(),
  impersonator_id: nullable(Type.Integer()),
  api_key_id: nullable(Type.Integer({ description: 'The API key that was used.' })),
  ip_address: Type.String(),
  method: Type.String(),
  path: Type.String(),
  resource: Type.String(),
  resource_id: Type.String(),
  action: Type.String(),
  before: nullable(Type.Unknown({ description: 'As the API showed it; secrets masked.' })),
  after: nullable(Type.Unknown({ description: 'As the API shows it; secrets masked.' })),
});

const tag = 'Audit';
const access: Access = { callers: ['A', 'T'] };

const filterKeys = {
  tenant_id: Type.Optional(Type.Integer()),
  user_id: Type.Optional(Type.Integer()),
  resource: Type.Optional(Type.String()),
  resource_id: Type.Optional(Type.String()),
  action: Type.Optional(Type.String()),
  from: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
  to: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
};

/** Every write, with what was there before and after (contract 10 §8). */
export const audit: Feature = (route) => {
  route({
    method: 'GET',
    path: '/audit',
    tag,
    summary: 'The audit log, newest first',
    access,
    query: Type.Object({ ...listQueryKeys, ...filterKeys }),
    reply: Type.Union([Type.Array(AuditRow), Type.Integer()]),
    handler: async (ctx) => {
      const list = parseListQuery(ctx.query, SORTABLE);
      const found = await findAuditRows(ctx.trx, ctx.scope, auditFilterOf(ctx.query), list);
      return answerList(ctx.reply, list, { rows: found.rows.map(presentAuditRow), total: found.total });
    },
  });

  route({
    method: 'GET',
    path: '/audit/csv',
    tag,
    summary: 'The audit log as CSV, newest first',
    access,
    query: Type.Object({ ...filterKeys, search: listQueryKeys.search }),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ db, scope, query, reply }) => {
      const { search } = parseListQuery(query, SORTABLE);
      const csv = exportAudit(db, { scope, filter: auditFilterOf(query), search });
      return csvHeaders(reply, EXPORT_FILE).send(csv);
    },
  });
};
