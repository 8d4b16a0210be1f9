import { chargeOf } from '../charge.ts';
import type { AutobillCall, CallDirection } from './package-terms.ts';
import type { PriceBook, Tariff } from './price-book.ts';
import type { Quote } from './quote.ts';

export type LineType = 'usage_outbound' | 'usage_inbound' | 'usage_international' | 'special_rate' | 'overage';

/** What a call came to. Money in millionths, integers all. */
export interface RatedCall extends Omit<Quote, 'terms'> {
  readonly direction: CallDirection;
  readonly type: LineType;
  readonly firstBlock: number;
  readonly increment: number;
  readonly billedSeconds: number;
  /** Of them, those that cost nothing. */
  readonly freeSeconds: number;
  /** Of these, those that the pool of the period paid for. */
  readonly poolSeconds: number;
  readonly charge: number;
}

/** Minutes that are left of a period's pool, as calls use them up one after the other. */
export class MinutePool {
  readonly #allowed: number;
  #used = 0;

  /** @param allowed seconds; Infinity: without end */
  constructor(allowed: number, used = 0) {
    this.#allowed = allowed;
    this.#used = used;
  }

  get used(): number {
    return this.#used;
  }

  get left(): number {
    return Math.max(0, this.#allowed - this.#used);
  }

  /** Whether calls are paid for by minutes at all. */
  get isAny(): boolean {
    return this.#allowed > 0;
  }

  use(seconds: number): void {
    this.#used += seconds;
  }
}

const WITHOUT_POOL = new MinutePool(0);

/** Contract 40 B12.4: prices a call and uses up the minutes of the pool that pay for it. An unanswered one costs nothing. */
export function rateCall(
  call: AutobillCall,
  book: PriceBook,
  tariff: Tariff,
  pool: MinutePool = WITHOUT_POOL,
): RatedCall {
  const quote = quoteWithin(call, book, tariff);
  return quote.rule === 'unrated' || quote.rule === 'suppressed' ? uncharged(call, quote) : charged(call, quote, pool);
}

function charged(call: AutobillCall, quote: Quote, pool: MinutePool): RatedCall {
  const { terms, usesPool } = quote;
  const included = usesPool ? pool.left : 0;
  try {
    const { net, included: poolSeconds, chargeable, cost } = chargeOf(terms, call.billsec, included);
    pool.use(poolSeconds);
    const isOver = usesPool && pool.isAny && chargeable > 0;
    return {
      ...shown(call, quote),
      type: typeOf(call, quote, isOver),
      billedSeconds: net,
      freeSeconds: net - chargeable,
      poolSeconds,
      charge: cost,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return uncharged(call, { ...quote, rule: 'unrated', reason: 'amount' });
  }
}

function uncharged(call: AutobillCall, quote: Quote): RatedCall {
  return {
    ...shown(call, quote),
    type: typeOf(call, quote, false),
    billedSeconds: 0,
    freeSeconds: 0,
    poolSeconds: 0,
    charge: 0,
  };
}

function quoteWithin(call: AutobillCall, book: PriceBook, tariff: Tariff): Quote {
  try {
    return book.quote(call, tariff);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const quote = book.quote(call, NO_TARIFF);
    return { ...quote, rule: 'unrated', reason: 'amount' };
  }
}

const NO_TARIFF: Tariff = { longest: () => null, fallback: () => null };

function shown({ direction }: AutobillCall, { terms, ...quote }: Quote) {
  return { ...quote, direction, firstBlock: terms.firstBlock, increment: terms.increment };
}

function typeOf({ direction }: AutobillCall, { rule, isNational, e164 }: Quote, isOver: boolean): LineType {
  if (rule === 'special_rate') return 'special_rate';
  if (isOver) return 'overage';
  if (direction === 'inbound') return 'usage_inbound';
  return isNational || e164 === null ? 'usage_outbound' : 'usage_international';
}
