import type { QueueConfiguration } from '@strowger/callplan';

/** An agent's place, and whether he is there at all. */
export interface TieredAgent {
  readonly level: number;
  /** Available, available on demand or on a break. */
  readonly isLoggedIn: boolean;
}

export type TierRules = Pick<
  QueueConfiguration,
  'tierRulesApply' | 'tierWaitSeconds' | 'tierWaitMultipliesByLevel' | 'tierSkipsWaitWithoutAgent'
>;

/**
 * Levels whose agents may be offered a caller, lowest first (contract 20 §5.3). With tier rules the lowest existing level
 * is open at once, a higher one after the caller's wait for it, or as soon as the level below it is open without anybody
 * logged in where that wait is skipped.
 * @param waitedMs since the caller joined
 */
export function openLevels(rules: TierRules, agents: readonly TieredAgent[], waitedMs: number): readonly number[] {
  const levels = [...new Set(agents.map(({ level }) => level))].sort((one, other) => one - other);
  if (!rules.tierRulesApply) return levels;
  const open: number[] = [];
  for (const [index, level] of levels.entries()) {
    const below = levels[index - 1];
    const isSkipped = below !== undefined && open.includes(below) && rules.tierSkipsWaitWithoutAgent;
    const isOpen = below === undefined || waitedMs >= waitFor(rules, level) || (isSkipped && !isManned(agents, below));
    if (isOpen) open.push(level);
  }
  return open;
}

/** Milliseconds a caller waits before this level is asked. */
function waitFor({ tierWaitSeconds, tierWaitMultipliesByLevel }: TierRules, level: number): number {
  return tierWaitSeconds * 1000 * (tierWaitMultipliesByLevel ? level : 1);
}

function isManned(agents: readonly TieredAgent[], level: number): boolean {
  return agents.some((agent) => agent.level === level && agent.isLoggedIn);
}
