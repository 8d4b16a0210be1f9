const KEY = 'strowger.first-run-over';

/** Whose first run: that of a tenant, or of the whole platform. */
export type FirstRunOf = number | 'platform';

/** Whether this browser has seen the first run end: then nothing needs to be counted any more. */
export function isFirstRunOver(of: FirstRunOf): boolean {
  return (localStorage.getItem(KEY) ?? '').split(',').includes(String(of));
}

/** Remembers that it has ended. */
export function rememberFirstRunOver(of: FirstRunOf): void {
  if (isFirstRunOver(of)) return;
  const before = localStorage.getItem(KEY);
  localStorage.setItem(KEY, before === null ? String(of) : `${before},${of}`);
}
