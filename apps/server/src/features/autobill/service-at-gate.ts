import type { Trx } from '@strowger/db';
import { type RateTerms, rateCall, type Tariff } from '@strowger/rating';
import type { RateBook } from '../charging/rate-book.ts';
import { tariffAt } from './rate-span.ts';
import { type Service, type ServicePrices, TenantServices } from './tenant-services.ts';

/** What the gate must know of the service that a call would belong to (contract 40 B12.3). */
export interface ServiceAtGate {
  readonly serviceId: string;
  /** Charged at hang-up, so that it must be paid for; else a run bills it. */
  readonly realtime: boolean;
  /** Its minutes are used up, and it may not go on. */
  readonly blocked: boolean;
  /** What the destination costs; null: none is given, or it has no price. */
  readonly rate: RateTerms | null;
}

/** Null: the call belongs to no active service, and contract 10 §9.8 prices it. */
export async function serviceAtGate(
  trx: Trx,
  rates: RateBook,
  tenantId: number,
  call: { readonly extensionUuid: string | null; readonly number: string | null },
  at: Date,
): Promise<ServiceAtGate | null> {
  const services = await TenantServices.read(trx, tenantId);
  if (services === null) return null;
  const extension = services.hasExtensions ? await extensionOf(trx, call.extensionUuid) : null;
  const service = services.ownerOf({ extension, dids: [] });
  const prices = service === null ? null : services.pricesAt(service, at, null);
  if (service === null || prices === null) return null;
  const tariff = await tariffAt(rates, prices, at);
  return {
    serviceId: service.serviceId,
    realtime: prices.version.realtime,
    blocked: await isBlocked(trx, service),
    rate: call.number === null ? null : termsOf(call.number, prices, tariff),
  };
}

/** What a leg of a service may cost while it talks; null: nothing is charged at its hang-up. */
export async function termsOfService(
  rates: RateBook,
  services: TenantServices,
  serviceId: string,
  number: string,
  at: Date,
): Promise<RateTerms | null> {
  const service = services.byId(serviceId);
  const prices = service === undefined ? null : services.pricesAt(service, at, null);
  if (prices === null || !prices.version.realtime) return null;
  return termsOf(number, prices, await tariffAt(rates, prices, at));
}

/** Null: it has no price. */
function termsOf(number: string, { book }: ServicePrices, tariff: Tariff): RateTerms | null {
  const call = { direction: 'outbound', number, caller: '', description: 'Outbound DID' } as const;
  if (rateCall({ ...call, billsec: 1 }, book, tariff).rule === 'unrated') return null;
  return book.quote(call, tariff).terms;
}

async function extensionOf(trx: Trx, uuid: string | null): Promise<string | null> {
  if (uuid === null) return null;
  const row = await trx
    .selectFrom('extensions')
    .select('extension')
    .where('extension_uuid', '=', uuid)
    .executeTakeFirst();
  return row?.extension ?? null;
}

async function isBlocked(trx: Trx, { serviceId }: Service): Promise<boolean> {
  const row = await trx
    .selectFrom('autobill_exhaustion')
    .select('blocked')
    .where('service_id', '=', serviceId)
    .executeTakeFirst();
  return row?.blocked === true;
}
