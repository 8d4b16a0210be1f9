import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { FEATURES } from '../features/index.ts';
import { ForgottenPasswordPage } from '../session/forgotten-password-page.tsx';
import { Gate } from '../session/gate.tsx';
import { ResetPasswordPage } from '../session/reset-password-page.tsx';
import { SsoPage } from '../session/sso-page.tsx';
import { loadTexts } from '../texts/i18n.ts';
import { ErrorPage } from './error-page.tsx';
import type { Page } from './feature.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageOfRoute } from './page-of-route.tsx';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root });

/** Pages for which nobody needs to be logged in. */
const open = [
  createRoute({ getParentRoute: () => root, path: '/auth/sso', component: SsoPage }),
  createRoute({ getParentRoute: () => root, path: '/auth/forgotten-password', component: ForgottenPasswordPage }),
  createRoute({ getParentRoute: () => root, path: '/auth/reset-password', component: ResetPasswordPage }),
];

/** Everything else stands behind the login, in the frame with the menu. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Gate });

function routeOf(page: Page) {
  return createRoute({
    getParentRoute: () => inside,
    path: page.path,
    component: PageOfRoute,
    staticData: { page },
    validateSearch: (raw: Record<string, unknown>) => page.search?.(raw) ?? raw,
    loader: async () => {
      await Promise.all([page.component(), loadTexts(page.texts ?? [])]);
    },
  });
}

/** The router over the pages of all features. */
export function createPortalRouter() {
  const pages = FEATURES.flatMap((feature) => feature.pages.map(routeOf));
  const unknown = createRoute({ getParentRoute: () => inside, path: '$', component: NotFoundPage });
  return createRouter({
    routeTree: root.addChildren([...open, inside.addChildren([...pages, unknown])]),
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly page?: Page;
  }
}
