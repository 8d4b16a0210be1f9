import { Center, Loader } from '@mantine/core';
import { Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranding } from '../session/use-branding.ts';
import classes from './shell.module.css';
import { useDocumentTitle } from './use-document-title.ts';

/** The page itself. After a change of the address the focus moves to its heading, so that it is read aloud. */
export function PageOutlet() {
  const { t } = useTranslation(['pages', 'shell']);
  const { title } = useBranding();
  const page = useMatches().findLast(({ staticData }) => staticData.page !== undefined)?.staticData.page;
  useDocumentTitle(page === undefined ? t('shell:notFound.title') : t(page.titleKey), title);
  const frame = useFocusOnNavigation();
  return (
    <div ref={frame} className={classes['page']}>
      <Suspense
        fallback={
          <Center py="xl">
            <Loader />
          </Center>
        }
      >
        <Outlet />
      </Suspense>
    </div>
  );
}

function useFocusOnNavigation() {
  const frame = useRef<HTMLDivElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    // The first page keeps the focus where the browser put it.
    const first = before.current === undefined;
    before.current = path;
    if (!first) focusHeading(frame.current);
  }, [path]);
  return frame;
}

function focusHeading(frame: HTMLElement | null): void {
  const heading = frame?.querySelector('h1');
  if (heading === null || heading === undefined) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
