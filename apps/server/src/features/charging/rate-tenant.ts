import { randomUUID } from 'node:crypto';
import { arrayText, jsonbText, sql, type Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, VOICE } from '@strowger/rating';
import type { Platform } from '../../platform.ts';
import { chargeByServices, legKey, type ServiceCharge } from '../autobill/charge-legs.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { type Account, lockAccount } from './account.ts';
import { watchSpending } from './fraud-alarm.ts';
import { IncludedUnits } from './included-units.ts';
import type { RateBook } from './rate-book.ts';
import { type RatedLeg, rateLeg } from './rate-leg.ts';
import { releaseReserved } from './reservations.ts';
import { addSpending } from './spending.ts';
import { showCostsOfSpools } from './spool-costs.ts';

/** Records of a tenant that are charged together, in one transaction. */
export const BATCH = 2_000;

export interface RatingParts {
  readonly platform: Pick<Platform, 'mail' | 'settings' | 'log' | 'now'>;
  readonly rates: RateBook;
  /** False: this edition has no billing, and nothing is owed for its calls later. */
  readonly isBilled: boolean;
}

interface WaitingLeg {
  readonly call_id: string;
  readonly leg: string;
  readonly extension_uuid: string | null;
  readonly direction: 'outbound' | 'inbound';
  readonly number: string;
  readonly amount: number;
  readonly ended_at: Date;
}

interface UnratedRow extends WaitingLeg {
  readonly service: ServiceFlag;
  /** Plan and time by which the leg was let through; what is in force else. */
  readonly plan_id: number | null;
  readonly kept_service: string | null;
  readonly priced_at: Date;
}

/** One that came to something. */
type CountedLeg = Extract<RatedLeg, { readonly state: 'rated' | 'included' }>;

interface Rated {
  readonly row: UnratedRow;
  readonly planId: number;
  readonly result: RatedLeg;
  /** The service of the integration API that charges it; null: contract 10 §9.8 does. */
  readonly by: ServiceCharge | null;
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
  const rows = await takeUnrated(trx, tenantId);
  if (rows.length === 0) return 0;
  const ends = rows.map((row) => row.ended_at);
  const included = await IncludedUnits.read(trx, tenantId, ends);
  const byService = await chargeByServices(trx, parts.rates, tenantId, rows);
  const rated = await rateAll(parts.rates, account, rows, included, byService);
  await charge(trx, parts.platform, tenantId, rated);
  await included.store(trx);
  return rows.length;
}

async function rateAll(
  rates: RateBook,
  account: Account,
  rows: readonly UnratedRow[],
  included: IncludedUnits,
  byService: ReadonlyMap<string, ServiceCharge>,
): Promise<Rated[]> {
  const rated: Rated[] = [];
  for (const row of rows) {
    const planId = row.plan_id ?? account.planId;
    const by = byService.get(legKey(row)) ?? null;
    const result = by === null ? await rateByPlan(rates, planId, row, included) : resultOf(by);
    if (isCounted(result)) included.use(row.ended_at, row.service, result);
    rated.push({ row, planId, result, by });
  }
  return rated;
}

async function rateByPlan(
  rates: RateBook,
  planId: number,
  row: UnratedRow,
  included: IncludedUnits,
): Promise<RatedLeg> {
  if (row.direction === 'inbound') return { state: 'unratable', reason: 'no-service' };
  const deck = await rates.deckAt(planId, row.priced_at);
  return rateLeg(row, deck, included.leftAt(row.ended_at, row.service));
}

/** Units of the tenant's package are not for calls of services. */
function resultOf({ rated }: ServiceCharge): RatedLeg {
  if (rated === null) return { state: 'deferred', reason: null };
  if (rated.reason === 'amount') return { state: 'unratable', reason: 'amount' };
  const { billedSeconds: net, freeSeconds, charge: cost } = rated;
  const reason = rated.rule === 'unrated' ? 'no-rate' : null;
  return { state: 'rated', reason, rate: null, net, included: 0, chargeable: net - freeSeconds, cost };
}

function isCounted(result: RatedLeg): result is CountedLeg {
  return result.state === 'rated' || result.state === 'included';
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
  await showCostsOfSpools(
    trx,
    rated.map(({ row }) => row.call_id),
  );
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
  return isCounted(result) ? result.cost : 0;
}

/** The oldest that wait; they do no more. Under the tenant's lock, so that nobody else moves his rows. */
async function takeUnrated(trx: Trx, tenantId: number): Promise<UnratedRow[]> {
  const { rows } = await sql<WaitingLeg & { readonly service: number; readonly answered_at: Date }>`
    with waiting as (
      delete from unrated_charges where ctid = any (array(
        select ctid from unrated_charges where tenant_id = ${tenantId} order by ended_at, call_id, leg limit ${BATCH}))
      returning call_id, leg, ended_at
    )
    select charge.call_id, charge.leg, charge.extension_uuid, charge.service_flag as service, charge.direction, charge.number,
      charge.amount, charge.ended_at, charge.answered_at
    from waiting join charges as charge using (call_id, leg)
    order by waiting.ended_at, waiting.call_id, waiting.leg`.execute(trx);
  const released = await releaseReserved(trx, tenantId, rows.map(legKey));
  return rows.map(({ answered_at, service, ...row }) => {
    const kept = released.get(legKey(row));
    return {
      ...row,
      service: serviceOf(service),
      plan_id: kept?.plan_id ?? null,
      kept_service: kept?.service_id ?? null,
      priced_at: kept?.begun_at ?? answered_at,
    };
  });
}

/** The table holds no other. */
function serviceOf(flag: number): ServiceFlag {
  if (flag === FAX) return FAX;
  return flag === SMS ? SMS : VOICE;
}

/** Columns as arrays: much less for the database to take apart than rows of JSON. Rates are sent once each. */
async function storeCharges(trx: Trx, rated: readonly Rated[], ref: string | null, at: Date): Promise<void> {
  const column = (of: (one: Rated) => string | number | Date | null) => arrayText(rated.map(of));
  const counted = (of: (result: CountedLeg) => number | null) =>
    column(({ result }) => (isCounted(result) ? of(result) : null));
  await sql`
    with rated as materialized (
      select * from unnest(
        ${column(({ row }) => row.call_id)}::text[], ${column(({ row }) => row.leg)}::text[],
        ${column(({ result }) => result.state)}::text[], ${column(({ result }) => result.reason)}::text[],
        ${column(({ planId }) => planId)}::integer[], ${column(rateIdOf)}::bigint[], ${column(termsKey)}::text[],
        ${column(({ by }) => by?.serviceId ?? null)}::text[],
        ${counted(({ net }) => net)}::bigint[], ${counted(({ included }) => included)}::bigint[],
        ${counted(({ chargeable }) => chargeable)}::bigint[], ${column(({ result }) => costOf(result))}::bigint[]
      ) as one (call_id, leg, state, reason, plan_id, rate_id, terms, service_id, net, included, chargeable, cost)
    )
    update charges set state = rated.state, reason = rated.reason, plan_id = rated.plan_id, rate_id = rated.rate_id,
      rate = ${jsonbText(termsOf(rated))}::jsonb -> rated.terms, service_id = rated.service_id, net = rated.net, included = rated.included,
      chargeable = rated.chargeable, cost = rated.cost, rated_at = ${at},
      ledger_ref = case when rated.cost > 0 then ${ref}::text end
    from rated
    where charges.call_id = rated.call_id and charges.leg = rated.leg and charges.state = 'unrated'`.execute(trx);
}

function rateIdOf({ result, by }: Rated): number | null {
  return by === null ? (isCounted(result) ? (result.rate?.rateId ?? null) : null) : (by.rated?.rateId ?? null);
}

/** The rate that was applied, by a name of its own; null: none was. */
function termsKey({ result, by }: Rated): string | null {
  if (by?.rated != null) {
    const { rule, prefix, perMinute, rateId } = by.rated;
    return [by.packageCode, rule, prefix, perMinute, rateId].join(' ');
  }
  return isCounted(result) && result.rate !== null ? String(result.rate.rateId) : null;
}

/** The rates that were applied, by their names. */
function termsOf(rated: readonly Rated[]): Record<string, object> {
  const terms: Record<string, object> = {};
  for (const one of rated) {
    const key = termsKey(one);
    if (key !== null) terms[key] ??= appliedTerms(one);
  }
  return terms;
}

function appliedTerms({ result, by }: Rated): object {
  if (by?.rated != null) {
    const { rule, prefix, perMinute, mode, firstBlock, increment } = by.rated;
    return { package: by.packageCode, rule, prefix, perMinute, mode, firstBlock, increment };
  }
  if (!isCounted(result) || result.rate === null) return {};
  const { rateId: _rateId, weight: _weight, serviceFlag: _serviceFlag, ...of } = result.rate;
  return of;
}

/** Nobody is left to charge, or nobody ever was. */
async function giveUp(trx: Trx, tenantId: number, reason: 'tenant-not-found' | 'community-edition'): Promise<number> {
  const { numAffectedRows } = await sql`
    with waiting as (
      delete from unrated_charges where tenant_id = ${tenantId} returning call_id, leg
    )
    update charges set state = 'unratable', reason = ${reason} from waiting
    where charges.call_id = waiting.call_id and charges.leg = waiting.leg`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
