import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Trx } from '@strowger/db';
import { remainingTogether, VOICE } from '@strowger/rating';
import type { CallCredit, CreditAnswer, CreditReview, LegKey, PaidLeg, TalkingLeg } from '@strowger/switch';
import type { Logger } from 'pino';
import { decideGate } from './gate.ts';
import { readLimits } from './limits.ts';
import { beat, inTurn, keyOf, liveLegsOf, markAnswered, markEnded, type OwnLegs, reserve } from './reservations.ts';
import { gateFacts, readStanding, type Standing, type StandingParts } from './standing.ts';

/** A caller does not wait longer to hear whether he may. */
const LONGEST_ANSWER_MS = 3_000;

export interface CallCreditParts extends StandingParts {
  readonly db: Database;
  readonly log: Logger;
  /** False: this edition has no billing. */
  readonly isBilled: boolean;
  /** Milliseconds by a clock that nobody sets; default the process's. */
  readonly steadyNow?: () => number;
}

/** The gate and the reservations for the calls of this process. */
export class StoredCallCredit implements CallCredit {
  readonly #parts: Required<CallCreditParts>;
  /** Legs of this process that talk, and since when by the steady clock. */
  readonly #talking = new Map<string, { readonly leg: LegKey; readonly since: number }>();
  readonly #process = randomUUID();
  /** What is written of a leg, one thing after the other. */
  readonly #writes = new Map<string, Promise<void>>();
  readonly #listeners = new Set<(tenantId: number) => void>();

  constructor(parts: CallCreditParts) {
    this.#parts = { steadyNow: () => performance.now(), ...parts };
  }

  async authorise(leg: PaidLeg): Promise<CreditAnswer> {
    if (!this.#parts.isBilled) return { allowed: true, maxSeconds: null };
    const late = new AbortController();
    try {
      // What the leg before it kept back, which a provider refused, is free by then.
      const answer = this.flush().then(() => this.#inFence(leg.tenantId, (trx) => this.#decide(trx, leg, late.signal)));
      const isLate = pause(LONGEST_ANSWER_MS, null, { ref: false, signal: late.signal }).catch(() => null);
      const first = await Promise.race([answer, isLate]);
      if (first !== null) return first;
      this.#parts.log.error({ tenantId: leg.tenantId }, 'the credit of a call could not be found out in time');
    } catch (error) {
      this.#parts.log.error({ err: error, tenantId: leg.tenantId }, 'the credit of a call could not be found out');
    } finally {
      late.abort();
    }
    return { allowed: false, reason: 'gate-error' };
  }

  answered(leg: LegKey): void {
    this.#talking.set(keyOf(leg), { leg, since: this.#parts.steadyNow() });
    this.#write(leg, (trx) => markAnswered(trx, leg));
  }

  ended(leg: LegKey): void {
    this.#talking.delete(keyOf(leg));
    this.#write(leg, (trx) => markEnded(trx, leg));
  }

  async review(tenantId: number, talking: readonly TalkingLeg[]): Promise<CreditReview | null> {
    try {
      const standing = await this.#inFence(tenantId, async (trx) => {
        const own = { process: this.#process, talking };
        await beat(trx, tenantId, own);
        return readStanding(trx, this.#parts, { tenantId, service: VOICE, extensionUuid: null }, own);
      });
      return { remainingMs: standing === null ? 0 : remainingOf(standing) };
    } catch (error) {
      this.#parts.log.error({ err: error, tenantId }, 'the credit of live calls could not be found out');
      return null;
    }
  }

  onChange(listener: (tenantId: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Money, limits or the subscription of a tenant have changed. */
  changed(tenantId: number): void {
    for (const listener of this.#listeners) listener(tenantId);
  }

  /** Resolves when everything that was told is stored. */
  async flush(): Promise<void> {
    await Promise.all(this.#writes.values());
  }

  async #decide(trx: Trx, leg: PaidLeg, late: AbortSignal): Promise<CreditAnswer> {
    const { tenantId, extensionUuid, number } = leg;
    await inTurn(trx, tenantId);
    const asked = { tenantId, service: VOICE, extensionUuid, number } as const;
    const standing = await readStanding(trx, this.#parts, asked, this.#ownLegs(tenantId));
    if (standing === null) return { allowed: false, reason: 'tenant-not-found' };
    const facts = await gateFacts(standing, this.#parts, { ...asked, direction: 'outbound', liveCalls: 0 });
    const answer = decideGate({ ...facts, maxConcurrentCalls: 0 });
    // Nothing is kept back for a caller who has been sent away.
    if (late.aborted) throw late.reason;
    if (!answer.allowed) return answer;
    if (await hasAsManyAsItMay(trx, leg)) return { allowed: false, reason: 'extension-calls' };
    const { service } = standing;
    const { planId } = standing.account;
    await reserve(trx, leg, { planId, serviceId: service?.serviceId ?? null, process: this.#process });
    return service?.realtime === false ? { ...answer, isCharged: false } : answer;
  }

  #ownLegs(tenantId: number): OwnLegs {
    const now = this.#parts.steadyNow();
    const talking = [...this.#talking.values()].filter(({ leg }) => leg.tenantId === tenantId);
    return { process: this.#process, talking: talking.map(({ leg, since }) => ({ ...leg, talkedMs: now - since })) };
  }

  #write(leg: LegKey, work: (trx: Trx) => Promise<void>): void {
    if (!this.#parts.isBilled) return;
    const key = keyOf(leg);
    const before = this.#writes.get(key) ?? Promise.resolve();
    const written = before
      .then(() => this.#inFence(leg.tenantId, work))
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error, leg: key }, 'what a paid leg did could not be stored');
      })
      .finally(() => {
        if (this.#writes.get(key) === written) this.#writes.delete(key);
      });
    this.#writes.set(key, written);
  }

  #inFence<T>(tenantId: number, work: (trx: Trx) => Promise<T>): Promise<T> {
    return this.#parts.db.transaction({ kind: 'tenant', tenantId }, work);
  }
}

/** Past included units that may not be exceeded, no credit helps. */
function remainingOf({ account, reserved, includedLeft, spendable }: Standing): number | null {
  const isIncludedAlone = account.overage === 'block' && reserved.some(({ usesIncluded = true }) => usesIncluded);
  const credit = isIncludedAlone ? 0 : Math.min(account.credit, spendable ?? Number.POSITIVE_INFINITY);
  return remainingTogether(reserved, credit, includedLeft);
}

/** Simultaneous calls to outside of one extension (tenant setting `extension_paid_calls`). */
async function hasAsManyAsItMay(trx: Trx, { tenantId, extensionUuid }: PaidLeg): Promise<boolean> {
  if (extensionUuid === null) return false;
  const { callsOfExtension } = await readLimits(trx, tenantId);
  return callsOfExtension !== null && (await liveLegsOf(trx, tenantId, extensionUuid)) >= callsOfExtension;
}
