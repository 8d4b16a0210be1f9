import type { QueueConfiguration } from '@strowger/callplan';

export type WaitRules = Pick<
  QueueConfiguration,
  'maxWaitSeconds' | 'maxWaitWithoutAgentSeconds' | 'maxWaitOnceWithoutAgentSeconds'
>;

/** Why a caller has waited long enough. */
export type WaitLimit = 'timeout' | 'no_agent';

/**
 * Whether a caller has to leave unserved (contract 20 §5): he waited too long, or nobody was logged in for too long. Once
 * that time was up, later callers wait for a time of their own.
 * @param unmannedSince when the last agent logged out, epoch ms; null: somebody is logged in
 */
export function reachedLimit(
  rules: WaitRules,
  joinedAt: number,
  unmannedSince: number | null,
  now: number,
): WaitLimit | null {
  const { maxWaitSeconds, maxWaitWithoutAgentSeconds } = rules;
  if (
    maxWaitWithoutAgentSeconds > 0 &&
    unmannedSince !== null &&
    now >= unmannedLimit(rules, joinedAt, unmannedSince)
  ) {
    return 'no_agent';
  }
  return maxWaitSeconds > 0 && now >= joinedAt + maxWaitSeconds * 1000 ? 'timeout' : null;
}

function unmannedLimit(rules: WaitRules, joinedAt: number, unmannedSince: number): number {
  const reachedAt = unmannedSince + rules.maxWaitWithoutAgentSeconds * 1000;
  return joinedAt <= reachedAt ? reachedAt : joinedAt + rules.maxWaitOnceWithoutAgentSeconds * 1000;
}
