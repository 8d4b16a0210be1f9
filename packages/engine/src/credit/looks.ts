/** Contract 10 §9.8: how often live calls are looked at, and when their end is announced. */
const LOOK_MS = 30_000;
const WARNINGS_MS = [30_000, 10_000] as const;
/** Timers fire late, never early: what is due within so little is due. */
const LAG_MS = 250;

/** Warnings that are due when so much time is left: 0, 1 or 2 of them. */
export function warningsDue(remainingMs: number | null): number {
  if (remainingMs === null) return 0;
  return WARNINGS_MS.filter((before) => remainingMs <= before + LAG_MS).length;
}

/** When to look again: in half a minute, at the next warning, or at the end. */
export function nextLookMs(remainingMs: number | null): number {
  if (remainingMs === null) return LOOK_MS;
  const next = WARNINGS_MS.find((before) => remainingMs > before + LAG_MS) ?? 0;
  return Math.max(0, Math.min(LOOK_MS, remainingMs - next));
}
