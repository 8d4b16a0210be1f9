import { IconSettings } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';

/** Settings of the whole installation (contract 00 "Settings in the database"). */
export const settings: Feature = {
  pages: [
    {
      path: '/settings',
      titleKey: 'settings',
      menu: { section: 'administration', order: 48, icon: IconSettings },
      mayOpen: (me) => me.kind === 'provider',
      component: () => import('./settings-page.tsx'),
      texts: ['kit', 'settings'],
    },
  ],
};
