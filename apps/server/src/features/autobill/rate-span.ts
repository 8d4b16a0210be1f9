import type { Trx } from '@strowger/db';
import { type MinutePool, type RatedCall, rateCall, type Tariff, VOICE } from '@strowger/rating';
import type { RateBook } from '../charging/rate-book.ts';
import { type BillableLeg, billableLegs, type Span } from './call-records.ts';
import type { Service, ServicePrices, TenantServices } from './tenant-services.ts';

export interface RatedLeg {
  readonly leg: BillableLeg;
  readonly rated: RatedCall;
}

export interface SpanParts {
  readonly rates: RateBook;
  readonly services: TenantServices;
  /** Minutes of the period that a leg lies in. */
  readonly poolOf: (leg: BillableLeg) => MinutePool | Promise<MinutePool>;
}

/**
 * The legs of a span that belong to a service and that it bills by runs, rated in their order, page by page.
 * @param unbilled only those that stand in no billed period
 */
export async function* rateSpan(
  trx: Trx,
  service: Service,
  span: Span,
  { rates, services, poolOf }: SpanParts,
  options: { readonly unbilled: boolean },
): AsyncGenerator<readonly RatedLeg[], void> {
  for await (const legs of billableLegs(trx, service.tenantId, span, options)) {
    const page: RatedLeg[] = [];
    for (const leg of legs) {
      const prices = billedBy(service, services, leg);
      if (prices === null) continue;
      const tariff = await tariffAt(rates, prices, leg.startedAt);
      page.push({ leg, rated: rateCall(leg.call, prices.book, tariff, await poolOf(leg)) });
    }
    yield page;
  }
}

/** The rates of the package's tariff as they were at a time. */
export async function tariffAt(rates: RateBook, { version }: ServicePrices, at: Date): Promise<Tariff> {
  const deck = await rates.deckAt(version.planId, at);
  return { longest: (e164) => deck.longest(e164, VOICE), fallback: () => deck.fallback(VOICE) };
}

/** Null: it is none of the service's, or is charged otherwise. */
function billedBy(service: Service, services: TenantServices, leg: BillableLeg): ServicePrices | null {
  const { charge, call } = leg;
  const isDeferred = charge?.state === 'deferred';
  if (isDeferred && charge.serviceId !== service.serviceId) return null;
  if (!isDeferred && (charge?.serviceId != null || charge?.isPaid)) return null;
  if (!isDeferred && services.ownerOf(leg)?.serviceId !== service.serviceId) return null;
  const prices = services.pricesAt(service, leg.startedAt, leg.providerId);
  if (prices === null) return null;
  if (call.direction === 'inbound' && !prices.version.inboundBilling) return null;
  return isDeferred || !prices.version.realtime ? prices : null;
}
