const KEY = 'strowger.reloaded';
const AGAIN_AFTER_MS = 60_000;

/**
 * After an upgrade of the server the parts of the page that was loaded before are gone: loads the page anew when a part
 * cannot be loaded though the server answers, once a minute at most.
 */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', () => void reloadIfReachable());
}

async function reloadIfReachable(): Promise<void> {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < AGAIN_AFTER_MS) return;
  const health = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
  if (health?.ok !== true) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  window.location.reload();
}
