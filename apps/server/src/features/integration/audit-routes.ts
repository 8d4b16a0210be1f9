import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { fenceOf } from '../../access/scope.ts';
import { csvHeaders, csvStream } from '../../http/csv-stream.ts';
import { nullable } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { type AttemptRow, findAttempts, streamAttempts } from './audit-store.ts';

const tag = 'Integration';
const access: Access = { callers: ['A', 'T'] };
const DEFAULT_LIMIT = '100';

const text = nullable(Type.String());
const Attempt = Type.Object({
  audit_id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  request_id: Type.String({ format: 'uuid' }),
  tenant_id: nullable(Type.Integer({ description: 'Of the identity.' })),
  ip: Type.String({ description: 'Calling address.' }),
  peer_ip: Type.String({ description: 'Who was connected; another one behind a trusted proxy.' }),
  forwarded_for: text,
  user_agent: Type.String(),
  identity_id: nullable(Type.Integer()),
  username: nullable(Type.String({ description: 'As sent.' })),
  application: text,
  action: text,
  method: Type.String(),
  path: Type.String(),
  tenant_domain: text,
  params: nullable(Type.Unknown({ description: 'As sent; secrets masked.' })),
  http_status: Type.Integer(),
  outcome: Type.Enum([
    'granted',
    'denied_ip',
    'denied_auth',
    'locked',
    'denied_scope',
    'rate_limited',
    'invalid',
    'error',
  ]),
  reason: text,
  duration_ms: Type.Integer(),
  response_bytes: nullable(Type.Integer()),
  records: nullable(Type.Integer({ description: 'Rows that were exported.' })),
  before: nullable(Type.Unknown({ description: 'What a write found; secrets masked.' })),
  after: nullable(Type.Unknown({ description: 'What it left; secrets masked.' })),
});

const COLUMNS = [
  'audit_id',
  'at',
  'request_id',
  'tenant_id',
  'ip',
  'peer_ip',
  'forwarded_for',
  'user_agent',
  'identity_id',
  'username',
  'application',
  'action',
  'method',
  'path',
  'tenant_domain',
  'params',
  'http_status',
  'outcome',
  'reason',
  'duration_ms',
  'response_bytes',
  'records',
  'before',
  'after',
] as const satisfies readonly (keyof AttemptRow)[];

const filterKeys = {
  from: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
  to: Type.Optional(Type.Integer({ description: 'Epoch seconds, inclusive.' })),
  ip: Type.Optional(Type.String()),
  identity_id: Type.Optional(Type.Integer()),
  application: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
  tenant_domain: Type.Optional(Type.String()),
  request_id: Type.Optional(Type.String()),
};

/** Every call of the integration API (contract 40 B8, B13). */
export const attemptRoutes: Feature = (route) => {
  route({
    method: 'GET',
    path: '/integration_audit',
    summary: 'Calls of the integration API, newest first',
    tag,
    access,
    query: Type.Object({ ...listQueryKeys, ...filterKeys }),
    reply: Type.Union([Type.Array(Attempt), Type.Integer()]),
    handler: async ({ trx, scope, query, reply }) => {
      const isPaged = ['limit', 'per_page', 'page', 'totalrows'].some((name) => query[name] !== undefined);
      const list = parseListQuery(isPaged ? query : { ...query, limit: DEFAULT_LIMIT }, []);
      const { rows, total } = await findAttempts(trx, scope, query, list);
      return answerList(reply, list, { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total });
    },
  });

  route({
    method: 'GET',
    path: '/integration_audit/csv',
    summary: 'The same as CSV',
    tag,
    access,
    query: Type.Object(filterKeys),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ db, scope, query, reply }) => {
      const csv = csvStream(COLUMNS, (write) =>
        db.transaction(
          fenceOf(scope),
          async (trx) => {
            for await (const row of streamAttempts(trx, scope, query)) {
              await write(COLUMNS.map((column) => cell(row[column])));
            }
          },
          { readOnly: true },
        ),
      );
      return csvHeaders(reply, 'export_integration_audit.csv').send(csv);
    },
  });
};

function cell(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
