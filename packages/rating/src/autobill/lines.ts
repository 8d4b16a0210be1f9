import type { RatedCall } from './rate-call.ts';

/** Calls of one kind and price together. Money in millionths. */
export interface UsageLine
  extends Pick<RatedCall, 'type' | 'direction' | 'prefix' | 'rule' | 'mode' | 'name' | 'perMinute' | 'rateId'> {
  readonly countryCode: string;
  /** Of a period that had been billed before they were known. */
  readonly late: boolean;
  calls: number;
  billedSeconds: number;
  freeSeconds: number;
  amount: number;
}

/** Gathers rated calls into lines. The order in which they come makes no difference to any of them. */
export class LineBook {
  readonly #lines = new Map<string, UsageLine>();

  /** @returns the key of the call's line; null: it stands on none, as it is hidden or has no price */
  add(call: RatedCall, late = false): string | null {
    if (call.rule === 'suppressed' || call.rule === 'unrated') return null;
    const key = keyOf(call, late);
    const line = this.#lines.get(key) ?? this.#begin(key, call, late);
    line.calls += 1;
    line.billedSeconds += call.billedSeconds;
    line.freeSeconds += call.freeSeconds;
    line.amount += call.charge;
    if (!Number.isSafeInteger(line.amount)) throw new RangeError('a line is beyond what can be counted');
    return key;
  }

  /** By their keys, in the order of these. */
  get lines(): ReadonlyMap<string, UsageLine> {
    return new Map([...this.#lines].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #begin(key: string, call: RatedCall, late: boolean): UsageLine {
    const { type, direction, prefix, rule, mode, name, perMinute, rateId } = call;
    const nothing = { calls: 0, billedSeconds: 0, freeSeconds: 0, amount: 0 };
    const about = { type, direction, prefix, rule, mode, name, perMinute, rateId, late };
    const line: UsageLine = { ...about, countryCode: call.countryCode ?? '', ...nothing };
    this.#lines.set(key, line);
    return line;
  }
}

function keyOf(call: RatedCall, late: boolean): string {
  const { type, direction, rule, prefix, countryCode, perMinute, rateId, name } = call;
  return JSON.stringify([late, direction, type, rule, prefix, countryCode, name, rateId, perMinute]);
}
