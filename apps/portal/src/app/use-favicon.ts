import { useEffect } from 'react';
import { OUR_MARK } from '../shell/our-mark.ts';

/** The icon of the window: the tenant's, else our own. */
export function useFavicon(url: string | undefined): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null) return;
    link.href = url ?? OUR_MARK;
    if (url === undefined) link.type = 'image/svg+xml';
    else link.removeAttribute('type');
  }, [url]);
}
