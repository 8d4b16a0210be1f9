import { useEffect } from 'react';

/** While it is so, the browser asks before the page is closed or loaded anew. @param busy something would be lost */
export function useKeptOpen(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}
