import { type Database, openDatabase, sql, type Trx } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { FREE_OF_CHARGE, type Rate } from '@strowger/rating';
import { pino } from 'pino';
import type { Platform } from '../../platform.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { StoredCallCredit } from './call-credit.ts';
import { type FinishedLeg, noteFinishedLegs } from './note-finished-legs.ts';
import { RateBook } from './rate-book.ts';
import { Rater } from './rater.ts';

export const NOW = new Date('2026-03-15T12:00:00Z');

/** A tenant's books as a test looks at them. */
export interface Books {
  readonly credit: number;
  readonly ledger: number;
  readonly counterEntries: number;
  readonly charges: number;
  readonly includedUsed: number;
  readonly included: number;
  readonly kept: number;
  readonly states: Readonly<Record<string, number>>;
}

/** A database with tenants to charge; two raters as in two processes. */
export class ChargingScene {
  readonly db: Database;
  readonly rates: RateBook;
  readonly raters: readonly [Rater, Rater];
  readonly #drop: () => Promise<void>;
  readonly settings = { no_rate: 'allow', billing_require_credit: false };
  readonly platform: Pick<Platform, 'mail' | 'settings' | 'log' | 'now'>;
  #named = 0;

  private constructor(db: Database, drop: () => Promise<void>) {
    this.db = db;
    this.#drop = drop;
    this.rates = new RateBook(db);
    this.platform = {
      now: () => NOW,
      log: pino({ level: 'silent' }),
      mail: { send: async () => undefined } as unknown as Platform['mail'],
      settings: {
        get: (name: string) => (name === 'no_rate' ? this.settings.no_rate : this.settings.billing_require_credit),
      } as unknown as Platform['settings'],
    };
    const parts = { platform: this.platform, rates: this.rates, isBilled: true };
    this.raters = [new Rater(db, parts), new Rater(db, parts)];
  }

  static async open(): Promise<ChargingScene> {
    const test = await createTestDatabase();
    const db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
    return new ChargingScene(db, async () => {
      await db.close();
      await test.drop();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.raters.map((rater) => rater.stop()));
    await this.#drop();
  }

  all<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.db.transaction({ kind: 'all' }, work);
  }

  credit(): StoredCallCredit {
    const { db, rates, platform } = this;
    return new StoredCallCredit({ ...platform, db, rates, isBilled: true });
  }

  /** A plan with these rates, of the given or of the free terms, from 1970 on. */
  async plan(rates: readonly (Partial<Rate> & { readonly prefix: string })[], from = new Date(0)): Promise<number> {
    const planId = await this.all(async (trx) => {
      const { plan_id } = await trx
        .insertInto('plans')
        .values({ name: `plan ${this.#nextName()}` })
        .returning('plan_id')
        .executeTakeFirstOrThrow();
      return plan_id;
    });
    await this.deck(planId, rates, from);
    return planId;
  }

  async deck(planId: number, rates: readonly (Partial<Rate> & { readonly prefix: string })[], from: Date) {
    await this.all(async (trx) => {
      const { deck_id } = await trx
        .insertInto('rate_decks')
        .values({ plan_id: planId, service_flag: 1, valid_from: from })
        .returning('deck_id')
        .executeTakeFirstOrThrow();
      for (const rate of rates) {
        const { prefix, weight = 0, ...terms } = { ...FREE_OF_CHARGE, ...rate };
        await trx
          .insertInto('rates')
          .values({
            deck_id,
            prefix,
            weight,
            name: prefix,
            unit_first_block: terms.firstBlock,
            unit_increment: terms.increment,
            unit_billing_block: terms.billingBlock,
            unit_block_rate: terms.blockRate,
            unit_free: terms.unitFree,
            cost_connection: terms.connection,
            cost_minimum: terms.minimum,
          })
          .execute();
      }
    });
    this.rates.forget();
  }

  async tenant(of: {
    readonly credit: number;
    readonly planId: number;
    /** Minutes a month. */
    readonly included?: number;
    readonly overage?: 'credit' | 'block';
  }): Promise<number> {
    const name = this.#nextName();
    return this.all(async (trx) => {
      const { tenant_id: tenantId } = await trx
        .insertInto('tenants')
        .values({ company: name, email: `${name}@example.com`, overage_policy: of.overage ?? 'credit' })
        .returning('tenant_id')
        .executeTakeFirstOrThrow();
      const { package_id } = await trx
        .insertInto('packages')
        .values({ name, plan_id: of.planId })
        .returning('package_id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('subscriptions')
        .values({ tenant_id: tenantId, package_id, time_start: new Date(0) })
        .execute();
      for (const [resource_id, quota_limit] of [
        [12, of.included ?? 0],
        [13, 0],
        [18, 0],
      ] as const) {
        await trx.insertInto('tenant_quotas').values({ tenant_id: tenantId, resource_id, quota_limit }).execute();
      }
      await this.pay(tenantId, of.credit, trx);
      return tenantId;
    });
  }

  async pay(tenantId: number, amount: number, trx?: Trx): Promise<void> {
    const entry = { tenantId, amount, kind: 'payment', ref: null, actorUserId: null } as const;
    if (trx === undefined) await this.all((own) => postToLedger(own, this.platform, entry, NOW));
    else if (amount !== 0) await postToLedger(trx, this.platform, entry, NOW);
  }

  async note(...legs: readonly FinishedLeg[]): Promise<void> {
    await this.all((trx) => noteFinishedLegs(trx, legs));
  }

  async books(tenantId: number): Promise<Books> {
    return this.all(async (trx) => {
      const { rows } = await sql<Omit<Books, 'states'>>`
        select t.credit,
          (select coalesce(sum(amount), 0)::bigint from ledger where tenant_id = t.tenant_id) as ledger,
          (select coalesce(sum(amount), 0)::bigint from ledger_entries where tenant_id = t.tenant_id) as "counterEntries",
          (select coalesce(sum(cost), 0)::bigint from charges where tenant_id = t.tenant_id) as charges,
          (select coalesce(sum(included), 0)::bigint from charges where tenant_id = t.tenant_id) as included,
          (select coalesce(sum(included_used), 0)::bigint from usage_counters where tenant_id = t.tenant_id)
            as "includedUsed",
          (select count(*) from call_reservations where tenant_id = t.tenant_id) as kept
        from tenants t where tenant_id = ${tenantId}`.execute(trx);
      const states = await trx
        .selectFrom('charges')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .where('tenant_id', '=', tenantId)
        .groupBy('state')
        .execute();
      const [row] = rows;
      if (row === undefined) throw new Error('no such tenant');
      return { ...row, states: Object.fromEntries(states.map(({ state, count }) => [state, count])) };
    });
  }

  charges(tenantId: number) {
    return this.all((trx) =>
      trx
        .selectFrom('charges')
        .select(['call_id', 'state', 'reason', 'plan_id', 'net', 'included', 'chargeable', 'cost', 'ledger_ref'])
        .where('tenant_id', '=', tenantId)
        .orderBy('ended_at')
        .orderBy('call_id')
        .execute(),
    );
  }

  #nextName(): string {
    this.#named += 1;
    return `t${this.#named}-${process.hrtime.bigint()}`;
  }
}

/** A finished trunk leg of so many seconds that ended so many seconds after NOW. */
export function leg(tenantId: number, callId: string, seconds: number, endedAfter = 0): FinishedLeg {
  const end = NOW.getTime() + endedAfter * 1000;
  return {
    call_id: callId,
    leg: 'b',
    originating_leg_uuid: null,
    tenant_id: tenantId,
    extension_uuid: null,
    direction: 'outbound',
    rated_number: '12025550100',
    caller_destination: null,
    provider_id: null,
    emergency: false,
    answer_time: new Date(end - seconds * 1000),
    end_time: new Date(end),
    billsec: seconds,
  };
}
