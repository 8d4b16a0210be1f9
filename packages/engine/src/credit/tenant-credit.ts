import type { Clock, Timer } from '@strowger/sip';
import type { CallCredit, CreditReview, LegKey } from '@strowger/switch';
import { nextLookMs, warningsDue } from './looks.ts';

/** A paid leg as its credit is watched. */
export interface PaidCall {
  readonly key: LegKey;
  /** False: it costs nothing at its end, and goes on whatever is left; it is only told that it lives. */
  readonly isCharged: boolean;
  /** By the steady clock; null: not answered. */
  answeredAt: number | null;
  /** Warnings that were heard. */
  warned: number;
  /** Tells the caller that the call is about to end, the more often the nearer. False: nobody is there to hear it yet. */
  warn(times: number): boolean;
  /** Nothing is left to pay for it. */
  end(): void;
}

export interface TenantCreditParts {
  readonly credit: Pick<CallCredit, 'review'>;
  readonly clock: Clock;
  /** Milliseconds by a clock that nobody sets. */
  readonly steadyNow: () => number;
}

/** So much earlier than the credit a call ends: its record must not say a second more than was paid for. */
const MARGIN_MS = 500;
/** When the server could not say how much is left. */
const RETRY_MS = 5_000;

/** The live paid calls of one tenant and the time that his credit leaves all of them together. */
export class TenantCredit {
  readonly #tenantId: number;
  readonly #parts: TenantCreditParts;
  readonly #calls = new Set<PaidCall>();
  #timer: Timer | null = null;
  #looking: Promise<void> | null = null;
  #isStale = false;
  /** By the steady clock; null: no end in sight. */
  #endsAt: number | null = null;

  constructor(tenantId: number, parts: TenantCreditParts) {
    this.#tenantId = tenantId;
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#calls.size === 0;
  }

  /** A call that rings takes from the time of those that talk. */
  add(call: PaidCall): void {
    this.#calls.add(call);
    this.look();
  }

  answered(call: PaidCall): void {
    call.answeredAt = this.#parts.steadyNow();
    this.look();
  }

  remove(call: PaidCall): void {
    this.#calls.delete(call);
    if (this.isIdle) this.#timer?.cancel();
  }

  /** Something has changed: asks at once, and once more where it is just being asked. */
  look(): void {
    this.#timer?.cancel();
    this.#isStale = true;
    this.#looking ??= this.#lookUntilFresh().finally(() => {
      this.#looking = null;
    });
  }

  close(): void {
    this.#calls.clear();
    this.#timer?.cancel();
  }

  async #lookUntilFresh(): Promise<void> {
    while (this.#isStale && !this.isIdle) {
      this.#isStale = false;
      const { credit, steadyNow } = this.#parts;
      const askedAt = steadyNow();
      const talking = this.#talking.map(({ key, answeredAt }) => ({ ...key, talkedMs: askedAt - answeredAt }));
      const review = await credit.review(this.#tenantId, talking);
      if (!this.#isStale) this.#follow(review, askedAt);
    }
  }

  #follow(review: CreditReview | null, askedAt: number): void {
    if (this.isIdle) return;
    if (review !== null) this.#endsAt = review.remainingMs === null ? null : askedAt + review.remainingMs - MARGIN_MS;
    const isBound = this.#endsAt !== null && [...this.#calls].some(({ isCharged }) => isCharged);
    const remaining = this.#endsAt === null || !isBound ? null : this.#endsAt - this.#parts.steadyNow();
    if (remaining !== null && remaining <= 0) this.#end();
    else this.#warn(remaining);
    if (this.isIdle) return;
    const wait = nextLookMs(remaining);
    this.#timer = this.#parts.clock.after(review === null ? Math.min(RETRY_MS, wait) : wait, () => this.look());
  }

  /** Calls that only ring cost nothing, and are looked at again when they are answered. */
  #end(): void {
    this.#endsAt = null;
    for (const call of this.#talking) if (call.isCharged) call.end();
  }

  #warn(remaining: number | null): void {
    const due = warningsDue(remaining);
    for (const call of this.#talking) {
      if (!call.isCharged) continue;
      if (due > call.warned && !call.warn(due)) continue;
      call.warned = due;
    }
  }

  get #talking(): (PaidCall & { answeredAt: number })[] {
    return [...this.#calls].filter((call): call is PaidCall & { answeredAt: number } => call.answeredAt !== null);
  }
}
