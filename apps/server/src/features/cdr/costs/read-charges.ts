import { sql, type Trx } from '@strowger/db';

/** What was charged for one leg; seconds, and money in millionths. */
export interface LegCharge {
  readonly call_id: string;
  readonly leg: string;
  readonly originating_leg_uuid: string | null;
  readonly number: string;
  readonly state: string;
  readonly reason: string | null;
  readonly amount: number;
  readonly net: number | null;
  readonly included: number | null;
  readonly chargeable: number | null;
  readonly cost: number;
  readonly rate_id: number | null;
  /** The rate as it was applied; null: none was. */
  readonly rate: AppliedRate | null;
  readonly rated_at: Date | null;
}

export interface AppliedRate {
  readonly prefix: string;
  readonly firstBlock: number;
  readonly increment: number;
  readonly billingBlock: number;
  readonly blockRate: number;
  readonly unitFree: number;
  readonly connection: number;
  readonly minimum: number;
}

/** A leg whose record is at hand. */
export interface RecordedLeg {
  readonly call_id: string;
  readonly leg: string;
}

/** Charges of legs: of a B-leg its own, of an A-leg those of all legs that were made for its call. */
export class LegCharges {
  readonly #own = new Map<string, LegCharge>();
  readonly #ofCall = new Map<string, LegCharge[]>();

  constructor(charges: readonly LegCharge[]) {
    for (const charge of charges) {
      this.#own.set(keyOf(charge), charge);
      const call = charge.originating_leg_uuid;
      if (call !== null) this.#ofCall.set(call, [...(this.#ofCall.get(call) ?? []), charge]);
    }
  }

  of(leg: RecordedLeg): readonly LegCharge[] {
    const own = this.#own.get(keyOf(leg));
    const others = leg.leg === 'a' ? (this.#ofCall.get(leg.call_id) ?? []) : [];
    return own === undefined ? others : [own, ...others];
  }
}

export async function readCharges(trx: Trx, legs: readonly RecordedLeg[]): Promise<LegCharges> {
  if (legs.length === 0) return new LegCharges([]);
  const ids = [...new Set(legs.map(({ call_id }) => call_id))];
  const { rows } = await sql<LegCharge>`
    select call_id, leg, originating_leg_uuid, number, state, reason, amount, net, included, chargeable, cost, rate_id, rate,
      rated_at
    from charges
    where service_flag = 1 and (call_id = any(${ids}::text[]) or originating_leg_uuid = any(${ids}::text[]))
    order by ended_at, call_id`.execute(trx);
  return new LegCharges(rows);
}

function keyOf({ call_id, leg }: RecordedLeg): string {
  return `${call_id} ${leg}`;
}
