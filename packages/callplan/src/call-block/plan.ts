/** Counts a call that a rule of call block took, and marks its record; the steps after it say what becomes of it. */
export interface BlockedStep {
  readonly step: 'blocked';
  readonly ruleUuid: string;
  /** Played to the answered caller until he leaves or for so long, seconds; 0 = not at all (contract 20 §10.1 `hold`). */
  readonly holdSeconds: number;
}
