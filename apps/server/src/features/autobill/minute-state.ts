/** What a package wants of its included minutes. */
export interface MinuteRule {
  readonly isBlocking: boolean;
  readonly mode: 'gateway' | 'extension';
  /** Percent at which it is told, besides 100. */
  readonly stages: readonly number[];
}

export interface MinuteState {
  /** The highest stage that was told in the period, in percent; 0: none. */
  readonly stage: number;
  readonly blocked: boolean;
}

const ALL = 100;

/**
 * What becomes of a service's minutes (contract 40 B12.5): a stage is told once in a period, only the highest that was crossed;
 * what is blocked stays so until there are minutes again, and whoever is in debt stays blocked.
 * @param rule null: nothing is counted (any more)
 */
export function nextState({
  rule,
  before,
  percent,
  hasCredit,
}: {
  readonly rule: MinuteRule | null;
  readonly before: MinuteState;
  readonly percent: number;
  readonly hasCredit: boolean;
}): MinuteState & { readonly told: number | null } {
  const crossed = rule === null ? 0 : Math.max(0, ...[...rule.stages, ALL].filter((stage) => stage <= percent));
  const isDue = rule?.isBlocking === true && percent >= ALL;
  return {
    stage: Math.max(before.stage, crossed),
    blocked: isDue || (before.blocked && !hasCredit),
    told: crossed > before.stage ? crossed : null,
  };
}
