import { IconLayoutDashboard } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';

/** Where everybody begins. */
export const dashboard: Feature = {
  pages: [
    {
      path: '/',
      titleKey: 'home',
      menu: { section: 'overview', order: 10, icon: IconLayoutDashboard },
      mayOpen: () => true,
      component: () => import('./dashboard-page.tsx'),
      texts: ['kit', 'dashboard'],
    },
  ],
};
