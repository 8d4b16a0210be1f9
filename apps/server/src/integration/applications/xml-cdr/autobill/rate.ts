import { sql } from '@strowger/db';
import { formatIncrement, type RatedCall, rateCall } from '@strowger/rating';
import { type Static, Type } from 'typebox';
import { packagePrices } from '../../../../features/autobill/package-prices.ts';
import { tariffAt } from '../../../../features/autobill/rate-span.ts';
import type { ServicePrices } from '../../../../features/autobill/tenant-services.ts';
import { rateBookOf } from '../../../../features/charging/rate-book.ts';
import { fromMicros } from '../../../../http/money.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest, missingParameters, notFound } from '../../../errors.ts';
import { PackageCode } from '../services/params.ts';

const PARAMS = Type.Object({
  package_code: PackageCode,
  batch_id: Type.Optional(Type.String({ format: 'uuid' })),
  numbers: Type.Optional(
    Type.Array(
      Type.Object({
        direction: Type.Optional(Type.Enum(['outbound', 'inbound'])),
        number: Type.String({ maxLength: 64 }),
        billsec: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
        xml_cdr_uuid: Type.Optional(Type.String({ maxLength: 64 })),
      }),
      { maxItems: 5_000 },
    ),
  ),
});

interface AskedCall {
  readonly xml_cdr_uuid: string | null;
  readonly direction: string | null;
  readonly number: string;
  readonly caller: string;
  readonly billsec: number;
  readonly at: Date;
}

/** What calls would cost by a package; stores nothing, and knows of no pool (contract 40 B12.5). */
export const rateCalls = defineAction({
  action: 'rate',
  access: 'read',
  edition: 'enterprise',
  params: PARAMS,
  async run(call, params) {
    const asked = await askedCalls(call, params);
    const pricesAt = await packagePrices(call.trx, params.package_code.trim(), call.scope.only);
    if (pricesAt === null) throw notFound();
    const rates = rateBookOf(call.platform.db);
    const calls: ReturnType<typeof presentRated>[] = [];
    for (const one of asked) {
      const prices = pricesAt(one.at);
      calls.push(presentRated(one, await rated(one, prices, rates)));
    }
    const total = calls.reduce((sum, { micros }) => sum + micros, 0);
    call.note({ records: calls.length });
    return {
      message: 'Calls rated',
      calls: calls.map(({ micros: _micros, ...shown }) => shown),
      count: calls.length,
      total: fromMicros(total),
    };
  },
});

async function askedCalls(call: IntegrationCall, params: Static<typeof PARAMS>): Promise<readonly AskedCall[]> {
  if (params.batch_id !== undefined) return batchCalls(call, params.batch_id);
  if (params.numbers === undefined) throw missingParameters(['numbers']);
  if (params.numbers.length === 0) throw invalidRequest('numbers', 'must not be empty');
  return params.numbers.map(({ direction = 'outbound', number, billsec = 60, xml_cdr_uuid = null }) => ({
    xml_cdr_uuid,
    direction,
    number,
    caller: '',
    billsec,
    at: call.now,
  }));
}

/** The records that were handed out as a batch to this identity. @throws IntegrationError 404 */
async function batchCalls({ trx, identity }: IntegrationCall, batchId: string): Promise<readonly AskedCall[]> {
  const batch = await trx
    .selectFrom('cdr_batches')
    .innerJoin('cdr_consumers', 'cdr_consumers.consumer_id', 'cdr_batches.consumer_id')
    .select(['from_seq', 'to_seq', 'leg', 'tenant_id'])
    .where('batch_id', '=', batchId)
    .where('identity_id', '=', identity.identityId)
    .executeTakeFirst();
  if (!batch) throw notFound();
  const tenant = batch.tenant_id === null ? sql`true` : sql`tenant_id = ${batch.tenant_id}::integer`;
  const leg = batch.leg === 'all' ? sql`true` : sql`leg = ${batch.leg}::text`;
  const { rows } = await sql<AskedCall>`
    select call_id as xml_cdr_uuid, direction, coalesce(caller_number, '') as caller, billsec, start_time as at,
      coalesce(case when direction = 'inbound' then caller_destination else rated_number end, destination, '') as number
    from cdr where cdr_seq > ${batch.from_seq} and cdr_seq <= ${batch.to_seq} and ${tenant} and ${leg}
    order by cdr_seq`.execute(trx);
  return rows;
}

/** Null: it is no call that costs, as it stays within the tenant or was not answered. */
async function rated(
  one: AskedCall,
  prices: ServicePrices,
  rates: ReturnType<typeof rateBookOf>,
): Promise<RatedCall | null> {
  const { direction, number, caller, billsec, at } = one;
  if (direction !== 'outbound' && direction !== 'inbound') return null;
  if (direction === 'inbound' && !prices.version.inboundBilling) return null;
  const description = direction === 'inbound' ? 'Inbound DID' : 'Outbound DID';
  return rateCall({ direction, number, caller, description, billsec }, prices.book, await tariffAt(rates, prices, at));
}

function presentRated(one: AskedCall, call: RatedCall | null) {
  const { xml_cdr_uuid } = one;
  if (call === null) {
    const nothing = { e164: null, country_code: null, prefix: '', rate: null, increment: null };
    const seconds = { billed_seconds: 0, free_seconds: 0, charge: 0 };
    return {
      xml_cdr_uuid,
      ...nothing,
      ...seconds,
      rule: 'not_billed',
      reason: one.direction ?? 'direction',
      micros: 0,
    };
  }
  return {
    xml_cdr_uuid,
    e164: call.e164,
    country_code: call.countryCode,
    prefix: call.prefix,
    rate: call.perMinute === null ? null : fromMicros(call.perMinute),
    increment: formatIncrement({ first: call.firstBlock, next: call.increment }),
    billed_seconds: call.billedSeconds,
    free_seconds: call.freeSeconds,
    charge: fromMicros(call.charge),
    rule: call.rule,
    reason: call.reason,
    micros: call.charge,
  };
}
