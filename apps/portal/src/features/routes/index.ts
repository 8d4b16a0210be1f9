import { IconRoute } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const mayOpen = (me: Me) => me.kind === 'provider';
const texts = ['kit', 'routes'] as const;

/** Ways out by the number that is dialled (contract 30 §5). */
export const routes: Feature = {
  pages: [
    {
      path: '/routes',
      titleKey: 'routes',
      menu: { section: 'routing', order: 7, icon: IconRoute },
      mayOpen,
      component: () => import('./routes-page.tsx'),
      texts,
    },
    { path: '/routes/new', titleKey: 'newRoute', mayOpen, component: () => import('./route-page.tsx'), texts },
    { path: '/routes/file', titleKey: 'routesFile', mayOpen, component: () => import('./routes-file-page.tsx'), texts },
    { path: '/routes/$id', titleKey: 'route', mayOpen, component: () => import('./route-page.tsx'), texts },
  ],
};
