import { randomUUID } from 'node:crypto';
import { jsonbText, sql, type Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, VOICE } from '@strowger/rating';
import type { Platform } from '../../platform.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { type Account, lockAccount } from './account.ts';
import { watchSpending } from './fraud-alarm.ts';
import { IncludedUnits } from './included-units.ts';
import type { RateBook } from './rate-book.ts';
import { type RatedLeg, rateLeg } from './rate-leg.ts';
import { addSpending } from './spending.ts';

/** Records of a tenant that are charged together, in one transaction. */
export const BATCH = 2_000;

export interface RatingParts {
  readonly platform: Pick<Platform, 'mail' | 'settings' | 'log' | 'now'>;
  readonly rates: RateBook;
  /** False: this edition has no billing, and nothing is owed for its calls later. */
  readonly isBilled: boolean;
}

interface UnratedRow {
  readonly call_id: string;
  readonly leg: string;
  readonly extension_uuid: string | null;
  readonly service: ServiceFlag;
  readonly number: string;
  readonly amount: number;
  readonly ended_at: Date;
  /** Plan and time by which the leg was let through; what is in force else. */
  readonly plan_id: number | null;
  readonly priced_at: Date;
}

/** One that came to something. */
type CountedLeg = Exclude<RatedLeg, { readonly state: 'unratable' }>;

interface Rated {
  readonly row: UnratedRow;
  readonly planId: number;
  readonly result: RatedLeg;
}

/**
 * Charges the oldest unrated records of a tenant, in the order in which they ended, under his lock: rates them, uses up
 * included units, posts the sum to the ledger in one movement, and lets go of what was kept back for them. All of it or,
 * whatever happens, nothing.
 * @param wait false: when somebody else charges him now, nothing is done
 * @returns how many records were rated; 'busy': somebody else does it
 */
export async function rateTenant(
  trx: Trx,
  parts: RatingParts,
  tenantId: number,
  wait: boolean,
): Promise<number | 'busy'> {
  const account = await lockAccount(trx, tenantId, wait);
  if (account === 'busy') return 'busy';
  if (account === null) return giveUp(trx, tenantId, 'tenant-not-found');
  if (!parts.isBilled) return giveUp(trx, tenantId, 'community-edition');
  const rows = await readUnrated(trx, tenantId);
  if (rows.length === 0) return 0;
  const ends = rows.map((row) => row.ended_at);
  const included = await IncludedUnits.read(trx, tenantId, ends);
  const rated = await rateAll(parts.rates, account, rows, included);
  await charge(trx, parts.platform, tenantId, rated);
  await included.store(trx);
  return rows.length;
}

async function rateAll(
  rates: RateBook,
  account: Account,
  rows: readonly UnratedRow[],
  included: IncludedUnits,
): Promise<Rated[]> {
  const rated: Rated[] = [];
  for (const row of rows) {
    const planId = row.plan_id ?? account.planId;
    const deck = await rates.deckAt(planId, row.priced_at);
    const result = rateLeg(row, deck, included.leftAt(row.ended_at, row.service));
    if (result.state !== 'unratable') included.use(row.ended_at, row.service, result);
    rated.push({ row, planId, result });
  }
  return rated;
}

async function charge(
  trx: Trx,
  platform: RatingParts['platform'],
  tenantId: number,
  rated: readonly Rated[],
): Promise<void> {
  const charged = rated.filter(({ result }) => costOf(result) > 0);
  const ref = refOf(charged);
  await storeCharges(trx, rated, ref, platform.now());
  const spent = charged.map(({ row, result }) => ({ ...row, cost: costOf(result) }));
  await addSpending(trx, tenantId, spent);
  await post(trx, platform, tenantId, charged, ref);
  const hours = spent.map(({ ended_at }) => ended_at);
  await watchSpending(trx, platform, tenantId, hours, platform.now());
}

/** Of several together: a name of their own, which each of them carries. */
function refOf(charged: readonly Rated[]): string | null {
  const [first] = charged;
  if (first === undefined) return null;
  return charged.length === 1 ? `${first.row.call_id}/${first.row.leg}` : `calls/${randomUUID()}`;
}

async function post(
  trx: Trx,
  platform: RatingParts['platform'],
  tenantId: number,
  charged: readonly Rated[],
  ref: string | null,
): Promise<void> {
  if (ref === null) return;
  const amount = -charged.reduce((sum, { result }) => sum + costOf(result), 0);
  await postToLedger(trx, platform, { tenantId, amount, kind: 'charge', ref, actorUserId: null }, platform.now());
}

function costOf(result: RatedLeg): number {
  return result.state === 'unratable' ? 0 : result.cost;
}

async function readUnrated(trx: Trx, tenantId: number): Promise<UnratedRow[]> {
  const { rows } = await sql<UnratedRow & { readonly service: number }>`
    select charge.call_id, charge.leg, charge.extension_uuid, charge.service_flag as service, charge.number, charge.amount,
      charge.ended_at, kept.plan_id, coalesce(kept.begun_at, charge.answered_at) as priced_at
    from charges as charge left join call_reservations as kept on kept.call_id = charge.call_id and kept.leg = charge.leg
    where charge.tenant_id = ${tenantId} and charge.state = 'unrated'
    order by charge.ended_at, charge.call_id, charge.leg
    limit ${BATCH}`.execute(trx);
  return rows.map((row) => ({ ...row, service: serviceOf(row.service) }));
}

/** The table holds no other. */
function serviceOf(flag: number): ServiceFlag {
  if (flag === FAX) return FAX;
  return flag === SMS ? SMS : VOICE;
}

/** Columns as arrays: much less for the database to take apart than rows of JSON. Rates are sent once each. */
async function storeCharges(trx: Trx, rated: readonly Rated[], ref: string | null, at: Date): Promise<void> {
  const column = <T>(of: (one: Rated) => T): T[] => rated.map(of);
  const counted = <T>(of: (result: CountedLeg) => T) =>
    column(({ result }) => (result.state === 'unratable' ? null : of(result)));
  await sql`
    with rated as materialized (
      select * from unnest(
        ${column(({ row }) => row.call_id)}::text[], ${column(({ row }) => row.leg)}::text[],
        ${column(({ result }) => result.state)}::text[], ${column(({ result }) => result.reason)}::text[],
        ${column(({ planId }) => planId)}::integer[], ${counted(({ rate }) => rate?.rateId ?? null)}::bigint[],
        ${counted(({ net }) => net)}::bigint[], ${counted(({ included }) => included)}::bigint[],
        ${counted(({ chargeable }) => chargeable)}::bigint[], ${column(({ result }) => costOf(result))}::bigint[]
      ) as one (call_id, leg, state, reason, plan_id, rate_id, net, included, chargeable, cost)
    ), freed as (
      delete from call_reservations as kept using rated where kept.call_id = rated.call_id and kept.leg = rated.leg
    )
    update charges set state = rated.state, reason = rated.reason, plan_id = rated.plan_id, rate_id = rated.rate_id,
      rate = ${jsonbText(termsOf(rated))}::jsonb -> rated.rate_id::text, net = rated.net, included = rated.included,
      chargeable = rated.chargeable, cost = rated.cost, rated_at = ${at},
      ledger_ref = case when rated.cost > 0 then ${ref}::text end
    from rated
    where charges.call_id = rated.call_id and charges.leg = rated.leg and charges.state = 'unrated'`.execute(trx);
}

/** The rates that were applied, by id. */
function termsOf(rated: readonly Rated[]): Record<string, object> {
  const terms: Record<string, object> = {};
  for (const { result } of rated) {
    if (result.state === 'unratable' || result.rate === null) continue;
    const { rateId, weight: _weight, serviceFlag: _serviceFlag, ...of } = result.rate;
    terms[rateId] ??= of;
  }
  return terms;
}

/** Nobody is left to charge, or nobody ever was. */
async function giveUp(trx: Trx, tenantId: number, reason: 'tenant-not-found' | 'community-edition'): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('charges')
    .set({ state: 'unratable', reason })
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'unrated')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
