import { useEffect } from 'react';

/** The title of the window: page first, so that tabs can be told apart. */
export function useDocumentTitle(page: string, product: string): void {
  useEffect(() => {
    document.title = `${page} · ${product}`;
  }, [page, product]);
}
