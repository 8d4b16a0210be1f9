/**
 * What paid legs may cost (contract 10 §9.4, §9.8): those that the platform sends to a provider. Internal and inbound
 * calls and emergency calls never come here.
 */
export interface CallCredit {
  /**
   * Whether a leg may be sent to a provider now. When it may, what it may cost is kept back until its record is charged
   * or it ends unanswered. Never rejects: where it cannot be found out, the answer is `gate-error`.
   */
  authorise(leg: PaidLeg): Promise<CreditAnswer>;
  /** The leg was answered: it costs from now on. */
  answered(leg: LegKey): void;
  /** How long paid legs of a tenant that live here may go on. Null: it cannot be told now, they go on as before. */
  review(tenantId: number, talking: readonly TalkingLeg[]): Promise<CreditReview | null>;
  /** The leg has ended, answered or not. */
  ended(leg: LegKey): void;
  /** Tells of tenants whose credit or limits have changed, for a review before its time. Returns how to stop listening. */
  onChange(listener: (tenantId: number) => void): () => void;
}

/** A leg as its record names it. */
export interface LegKey {
  readonly callId: string;
  readonly leg: 'a' | 'b';
  readonly tenantId: number;
}

/** A leg before it is sent to a provider. */
export interface PaidLeg extends LegKey {
  /** Whose limits count beside the tenant's; null: nobody's. */
  readonly extensionUuid: string | null;
  /** The digits that outbound selection matched, before the provider's rewriting (contract 30 §5.3). */
  readonly number: string;
}

export type CreditAnswer =
  | {
      readonly allowed: true;
      /** The longest that can be paid for as things stand; null: no limit. */
      readonly maxSeconds: number | null;
      /** False: nothing is charged for it at its hang-up, and no want of credit ends it. Absent: it may cost. */
      readonly isCharged?: false;
    }
  | { readonly allowed: false; readonly reason: CreditRefusal };

/** Why a paid call is refused: the word that its record keeps (contract 10 §9.4; those after `no-credit` are ours). */
export type CreditRefusal =
  | 'no-tenant'
  | 'tenant-not-found'
  | 'tenant-suspended'
  | 'max-concurrent-calls'
  | 'no-rate'
  | 'quota-exceeded'
  | 'no-credit'
  | 'gate-error'
  | 'spending-limit'
  | 'fraud-alarm'
  | 'extension-calls';

/** An answered leg and how long it has talked, by a clock that nobody sets. */
export interface TalkingLeg extends LegKey {
  readonly talkedMs: number;
}

export interface CreditReview {
  /** How much longer all the tenant's paid legs together can be paid for; null: no limit. */
  readonly remainingMs: number | null;
}
