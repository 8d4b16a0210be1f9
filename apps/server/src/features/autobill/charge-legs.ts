import { sql, type Trx } from '@strowger/db';
import { type CallDirection, type RatedCall, rateCall, VOICE } from '@strowger/rating';
import type { RateBook } from '../charging/rate-book.ts';
import { tariffAt } from './rate-span.ts';
import { type Belonging, type Service, TenantServices } from './tenant-services.ts';

/** A finished leg that waits to be charged. */
export interface FinishedLeg {
  readonly call_id: string;
  readonly leg: string;
  readonly extension_uuid: string | null;
  readonly service: number;
  readonly direction: CallDirection;
  readonly number: string;
  readonly amount: number;
  readonly priced_at: Date;
  /** The service by which it was let through; null: none, or nobody asked. */
  readonly kept_service: string | null;
}

/** What a service makes of a leg at its hang-up: a charge, or a call that a run will bill. */
export interface ServiceCharge {
  readonly serviceId: string;
  readonly packageCode: string;
  /** Null: it is deferred to a run. */
  readonly rated: RatedCall | null;
}

export function legKey({ call_id, leg }: Pick<FinishedLeg, 'call_id' | 'leg'>): string {
  return `${call_id}/${leg}`;
}

const NONE: ReadonlyMap<string, ServiceCharge> = new Map();

/**
 * The legs that belong to a service, which alone charges them (contract 40 B12.3), by their keys. Every other leg is charged
 * by contract 10 §9.8.
 */
export async function chargeByServices(
  trx: Trx,
  rates: RateBook,
  tenantId: number,
  legs: readonly FinishedLeg[],
): Promise<ReadonlyMap<string, ServiceCharge>> {
  const services = await TenantServices.read(trx, tenantId);
  if (services === null) return NONE;
  const voice = legs.filter(({ service }) => service === VOICE);
  const belongings = await belongingsOf(trx, services, voice);
  const charges = new Map<string, ServiceCharge>();
  for (const leg of voice) {
    const key = legKey(leg);
    const owner = ownerOf(services, leg, belongings.get(key));
    const charge = owner === null ? null : await chargeOf(rates, services, owner, leg, belongings.get(key));
    if (charge !== null) charges.set(key, charge);
  }
  return charges;
}

interface Known extends Belonging {
  readonly caller: string;
  readonly providerId: number | null;
}

function ownerOf(services: TenantServices, leg: FinishedLeg, known: Known | undefined): Service | null {
  const kept = leg.kept_service === null ? undefined : services.byId(leg.kept_service);
  return kept ?? services.ownerOf(known ?? { extension: null, dids: [] });
}

async function chargeOf(
  rates: RateBook,
  services: TenantServices,
  service: Service,
  leg: FinishedLeg,
  known: Known | undefined,
): Promise<ServiceCharge | null> {
  const prices = services.pricesAt(service, leg.priced_at, known?.providerId ?? null);
  if (prices === null) return null;
  const { serviceId, packageCode } = service;
  const { direction, number, amount: billsec } = leg;
  if (direction === 'inbound' && !prices.version.inboundBilling) return null;
  if (!prices.version.realtime) return { serviceId, packageCode, rated: null };
  const description = direction === 'inbound' ? 'Inbound DID' : 'Outbound DID';
  const call = { direction, number, caller: known?.caller ?? '', description, billsec };
  return { serviceId, packageCode, rated: rateCall(call, prices.book, await tariffAt(rates, prices, leg.priced_at)) };
}

interface KnownRow {
  readonly call_id: string;
  readonly leg: string;
  readonly extension: string | null;
  readonly direction: string | null;
  readonly caller_number: string | null;
  readonly caller_destination: string | null;
  readonly source_number: string | null;
  readonly provider_id: number | null;
}

/** What the records say of the legs. */
async function belongingsOf(
  trx: Trx,
  services: TenantServices,
  legs: readonly FinishedLeg[],
): Promise<ReadonlyMap<string, Known>> {
  if (legs.length === 0 || services.services.every(({ status }) => status !== 'active')) return new Map();
  const { rows } = await sql<KnownRow>`
    select c.call_id, c.leg, c.extension, c.direction, c.caller_number, c.caller_destination, c.source_number, c.provider_id
    from unnest(${legs.map(({ call_id: id }) => id)}::text[], ${legs.map(({ leg }) => leg)}::text[]) as one (call_id, leg)
      join cdr_keys using (call_id, leg)
      join cdr as c on c.start_time = cdr_keys.start_time and c.call_id = one.call_id and c.leg = one.leg`.execute(trx);
  return new Map(rows.map((row) => [legKey(row), knownOf(row)]));
}

function knownOf(row: KnownRow): Known {
  return {
    extension: row.extension,
    dids: row.direction === 'inbound' ? [row.caller_destination] : [row.source_number],
    caller: row.caller_number ?? '',
    providerId: row.provider_id,
  };
}
