import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { fenceOf, type Scope } from '../../access/scope.ts';
import { csvHeaders, csvStream } from '../../http/csv-stream.ts';
import { epochSeconds, money, nullable } from '../../http/fields.ts';
import { epochAfter, epochFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery, readWindow } from '../../http/list-query.ts';
import { fromMicros } from '../../http/money.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { formatLocal } from '../../time/zone.ts';
import { tenantFilter } from '../domains/tenant-choice.ts';

const tag = 'Billing';
const KINDS = ['opening', 'payment', 'charge', 'adjustment', 'refund', 'reversal', 'renewal'] as const;

const movement = Type.Object({
  ledger_id: Type.Integer(),
  tenant_id: Type.Integer(),
  company: Type.String(),
  amount: money(),
  balance_after: money(),
  kind: Type.Enum([...KINDS]),
  ref: nullable(Type.String()),
  created_at: epochSeconds(),
  actor_user_id: nullable(Type.Integer()),
});

const keys = {
  tenant_id: Type.Optional(Type.Integer()),
  kind: Type.Optional(Type.Enum([...KINDS])),
  ref: Type.Optional(Type.String({ description: 'The record it is about: `payment:5`.' })),
  from: Type.Optional(epochSeconds()),
  to: Type.Optional(epochSeconds()),
};

type Query = Readonly<Record<string, string>>;

/** A tenant's statement (contract 10 §9.10): every movement of his balance, newest first. */
export function ledgerRoutes(route: RouteRegistrar, { db }: Platform): void {
  const access = { callers: ['A', 'T'], permission: 'payment_list' } as const;
  route({
    method: 'GET',
    path: '/billing/ledger',
    summary: "Movements of tenants' balances",
    tag,
    access,
    query: Type.Object({ ...listQueryKeys, ...keys }),
    reply: Type.Union([Type.Array(movement), Type.Integer()]),
    handler: async ({ trx, scope, query, reply }) => {
      const list = parseListQuery(query, []);
      const found = await readWindow(
        list,
        (limit) => movements(trx, scope, query).limit(limit).offset(list.offset).execute(),
        () => countMovements(trx, scope, query),
      );
      return answerList(reply, list, { rows: found.rows.map(present), total: found.total });
    },
  });

  route({
    method: 'GET',
    path: '/billing/ledger/csv',
    summary: 'The same as a file',
    tag,
    access,
    query: Type.Object(keys),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ scope, query, caller, reply }) => {
      const header = ['Number', 'Time', 'Company', 'Kind', 'Reference', 'Amount', 'Balance'];
      const statement = csvStream(header, (row) =>
        db.transaction(
          fenceOf(scope),
          async (trx) => {
            for await (const one of movements(trx, scope, query).stream(BATCH)) {
              const time = formatLocal(one.created_at, caller.timeZone);
              const amounts = [fromMicros(one.amount), fromMicros(one.balance_after)].map(plain);
              await row([one.ledger_id, time, one.company, one.kind, one.ref, ...amounts]);
            }
          },
          { readOnly: true },
        ),
      );
      return csvHeaders(reply, 'ledger.csv').send(statement);
    },
  });
}

const BATCH = 500;
/** Small amounts stay digits: 0.000001, never 1e-6. */
const plain = (amount: number): string => amount.toFixed(6);

function movements(trx: Trx, scope: Scope, query: Query) {
  return trx
    .selectFrom('ledger')
    .select([
      'ledger_id',
      'tenant_id',
      'company',
      'amount',
      'balance_after',
      'kind',
      'ref',
      'created_at',
      'actor_user_id',
    ])
    .where(wanted(scope, query))
    .orderBy('ledger_id', 'desc');
}

async function countMovements(trx: Trx, scope: Scope, query: Query): Promise<number> {
  const counted = trx.selectFrom('ledger').select((eb) => eb.fn.countAll<number>().as('total'));
  return (await counted.where(wanted(scope, query)).executeTakeFirstOrThrow()).total;
}

function wanted(scope: Scope, query: Query) {
  const tenant = tenantFilter(scope, query);
  const [from, to] = [epochFilter(query['from']), epochAfter(query['to'])];
  const kind = query['kind']?.trim() ?? '';
  const ref = query['ref']?.trim() ?? '';
  const conditions = [
    tenant === 'all' ? sql`true` : tenant === 'none' ? sql`false` : sql`tenant_id = ${tenant.tenantId}`,
    ...(kind === '' ? [] : [sql`kind = ${kind}`]),
    ...(ref === '' ? [] : [sql`ref = ${ref}`]),
    ...(from ? [sql`created_at >= ${from}`] : []),
    ...(to ? [sql`created_at < ${to}`] : []),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

interface Movement {
  readonly ledger_id: number;
  readonly tenant_id: number;
  readonly company: string;
  readonly amount: number;
  readonly balance_after: number;
  readonly kind: string;
  readonly ref: string | null;
  readonly created_at: Date;
  readonly actor_user_id: number | null;
}

function present(row: Movement) {
  return {
    ...row,
    amount: fromMicros(row.amount),
    balance_after: fromMicros(row.balance_after),
    created_at: Math.floor(row.created_at.getTime() / 1000),
  };
}
