/** A movement of a balance, in millionths of the currency unit. */
export interface Movement {
  readonly before: number;
  readonly after: number;
  /** Alert threshold; 0 = none. */
  readonly threshold: number;
  /** The balance has been at or above the threshold since the last alert. */
  readonly armed: boolean;
}

export interface CreditAlerts {
  /** The balance fell below the threshold. */
  readonly low: boolean;
  /** Nothing is left. */
  readonly none: boolean;
  /** Whether the next fall will be told. */
  readonly armed: boolean;
}

/**
 * Contract 10 §9.9: each fall below the threshold is told once, and armed again when the balance is back at it. Raising
 * the threshold above the balance is told with the next charge, and so is the first charge below it at all.
 */
export function alertsOf({ before, after, threshold, armed }: Movement): CreditAlerts {
  const falls = after < before;
  const low = falls && armed && threshold > 0 && after < threshold;
  return { low, none: falls && before > 0 && after <= 0, armed: after >= threshold || (armed && !low) };
}
