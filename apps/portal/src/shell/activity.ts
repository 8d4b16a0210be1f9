const KEY = 'strowger.active';
/** Written no oftener than this. */
const EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let noted = 0;

/** Something was done in this tab; all tabs of the browser count together. A running call notes it as well. */
export function noteActivity(): void {
  const now = Date.now();
  if (now - noted < EVERY_MS) return;
  noted = now;
  localStorage.setItem(KEY, String(now));
}

/** Milliseconds since anything was done in any tab. */
export function idleMs(): number {
  return Date.now() - Math.max(noted, Number(localStorage.getItem(KEY) ?? 0));
}

/** Begins to watch; the present counts as activity. @returns ends it */
export function watchActivity(): () => void {
  noteActivity();
  for (const sign of SIGNS) window.addEventListener(sign, noteActivity, { passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, noteActivity);
  };
}
