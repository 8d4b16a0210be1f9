import type { CallCredit, CreditAnswer, CreditReview, LegKey, PaidLeg, TalkingLeg } from '@strowger/switch';

/** Credit that a test sets; without a word of it every call may be made and last. */
export class TestCallCredit implements CallCredit {
  answer: CreditAnswer = { allowed: true, maxSeconds: null };
  /** What is left for all calls together when they are looked at. */
  remaining: (talking: readonly TalkingLeg[]) => number | null = () => null;
  readonly asked: PaidLeg[] = [];
  readonly answeredLegs: LegKey[] = [];
  readonly endedLegs: LegKey[] = [];
  readonly #listeners = new Set<(tenantId: number) => void>();
  readonly #notify: () => void;

  constructor(notify: () => void) {
    this.#notify = notify;
  }

  async authorise(leg: PaidLeg): Promise<CreditAnswer> {
    this.asked.push(leg);
    this.#notify();
    return this.answer;
  }

  answered(leg: LegKey): void {
    this.answeredLegs.push(leg);
    this.#notify();
  }

  ended(leg: LegKey): void {
    this.endedLegs.push(leg);
    this.#notify();
  }

  async review(_tenantId: number, talking: readonly TalkingLeg[]): Promise<CreditReview> {
    return { remainingMs: this.remaining(talking) };
  }

  onChange(listener: (tenantId: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(tenantId: number): void {
    for (const listener of this.#listeners) listener(tenantId);
  }
}
