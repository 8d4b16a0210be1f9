/** How long nothing was done, and what follows from it (contract 10 §6 `sessiontime`). */
export type Idle =
  | { readonly stage: 'active' }
  | { readonly stage: 'warned'; readonly secondsLeft: number }
  | { readonly stage: 'over' };

/** From the warning to the end of the session. */
const WARNING_SECONDS = 60;

/**
 * @param idleMs since anything was done in any tab
 * @param limitMinutes of the password policy
 */
export function idleStage(idleMs: number, limitMinutes: number): Idle {
  const secondsLeft = Math.ceil((limitMinutes * 60_000 - idleMs) / 1000) + WARNING_SECONDS;
  if (secondsLeft <= 0) return { stage: 'over' };
  return secondsLeft <= WARNING_SECONDS ? { stage: 'warned', secondsLeft } : { stage: 'active' };
}
