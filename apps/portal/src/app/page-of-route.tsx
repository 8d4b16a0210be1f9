import { useMatch } from '@tanstack/react-router';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { useMe } from '../session/use-me.ts';
import type { Page } from './feature.ts';
import { NotFoundPage } from './not-found-page.tsx';

const contents = new WeakMap<Page, LazyExoticComponent<ComponentType>>();

function contentOf(page: Page): LazyExoticComponent<ComponentType> {
  const content = contents.get(page) ?? lazy(() => loadContent(page));
  contents.set(page, content);
  return content;
}

async function loadContent(page: Page): ReturnType<Page['component']> {
  try {
    return await page.component();
  } catch (error) {
    // What could not be loaded is asked for again at the next attempt.
    contents.delete(page);
    throw error;
  }
}

/** The component of every page's route: the page for whoever may open it. */
export function PageOfRoute() {
  const me = useMe();
  const page: Page | undefined = useMatch({ strict: false, select: ({ staticData }) => staticData.page });
  if (page === undefined || !page.mayOpen(me)) return <NotFoundPage />;
  const Content = contentOf(page);
  return <Content />;
}
