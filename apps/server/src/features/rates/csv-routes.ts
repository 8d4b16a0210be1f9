import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { csvHeaders, csvStream } from '../../http/csv-stream.ts';
import { idFilter } from '../../http/list-filters.ts';
import { fromMicros } from '../../http/money.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { decksInForce, requireServices } from './decks.ts';
import { importIdIn } from './import-id.ts';
import type { ImportOrder } from './import-order.ts';
import { ACCEPTED, acceptImport, IMPORT_QUERY, isForBackground } from './import-routes.ts';
import { runImport } from './run-import.ts';

const tag = 'Billing';

/** `rate_sample.csv` (contract 10 §2.7). */
const SAMPLE = `191,usa 191,60,1.50,60,60
44,united kingdom,60,0.025,30,6
999,all others,60,0.50,60,60
# destination_prefix, rate_name, billing_block, rate, first_block, incremental_interval
# destination_prefix: digits that numbers begin with, 999 for all others
# billing_block: seconds (voice), pages (fax) or segments (SMS) that the rate pays for
# rate: price of one billing block, at most 6 decimals
# first_block: least billed units of a call; incremental_interval: billed step afterwards
`;

/** Contract 10 §9.7: rates as files. */
export function csvRoutes(route: RouteRegistrar, platform: Platform): void {
  const { db, now } = platform;
  route({
    method: 'GET',
    path: '/rates/csv/file',
    summary: 'Rates in force as a file that can be imported again',
    tag,
    access: { callers: ['A'], permission: 'rate_list' },
    query: Type.Object({ plan_id: Type.Optional(Type.Integer()) }),
    reply: Type.String(),
    produces: 'text/csv',
    transaction: 'none',
    handler: async ({ query, reply }) => {
      const planId = idFilter(query['plan_id']);
      const file = csvStream(null, (row) =>
        db.transaction({ kind: 'all' }, (trx) => exportRates(trx, planId, now(), row), { readOnly: true }),
      );
      return csvHeaders(reply, 'rates.csv').send(file);
    },
  });

  route({
    method: 'GET',
    path: '/rates/sample/csv',
    summary: 'What a file of rates looks like',
    tag,
    access: { callers: ['A'], permission: 'rate_list' },
    reply: Type.String(),
    produces: 'text/csv',
    handler: async ({ reply }) => csvHeaders(reply, 'rate_sample.csv').send(SAMPLE),
  });

  route({
    method: 'POST',
    path: '/rates/:service_flag/:plan_id/csv',
    summary: 'Import a file of rates (text/csv): those of prefixes that have one are changed, the others added',
    tag,
    access: { callers: ['A'], permission: 'rate_create' },
    params: { service_flag: 'id', plan_id: 'id' },
    query: Type.Object(IMPORT_QUERY),
    reply: Type.Integer({ description: 'Lines stored.' }),
    accepted: ACCEPTED,
    streamsBody: true,
    handler: async (context) => {
      const { params, query, caller } = context;
      const order: ImportOrder = {
        kind: 'update',
        planId: params.plan_id,
        serviceFlag: requireServices(params.service_flag),
        from: null,
        name: '',
        createdBy: caller.userId,
      };
      if (isForBackground(query)) return acceptImport(context, platform, order, importIdIn(query));
      const { rates } = await runImport(context, platform, order, importIdIn(query));
      return rates;
    },
  });
}

async function exportRates(
  trx: Trx,
  planId: number | undefined,
  at: Date,
  row: (cells: readonly unknown[]) => Promise<void>,
): Promise<void> {
  const rates = trx
    .selectFrom('rates')
    .innerJoin('rate_decks', 'rate_decks.deck_id', 'rates.deck_id')
    .select(['prefix', 'rates.name', 'unit_billing_block', 'unit_block_rate', 'unit_first_block', 'unit_increment'])
    .where(sql<boolean>`rates.deck_id in (${decksInForce(at)})`)
    .$if(planId !== undefined, (query) => query.where('plan_id', '=', planId ?? 0))
    .orderBy('plan_id')
    .orderBy('prefix')
    .orderBy('rate_id');
  for await (const rate of rates.stream(BATCH)) {
    const price = decimals(rate.unit_block_rate);
    await row([rate.prefix, rate.name, rate.unit_billing_block, price, rate.unit_first_block, rate.unit_increment]);
  }
}

const BATCH = 1000;

/** Digits, however small: 0.000001 and never 1e-6. */
function decimals(micros: number): string {
  return fromMicros(micros)
    .toFixed(6)
    .replace(/\.?0+$/, '');
}
