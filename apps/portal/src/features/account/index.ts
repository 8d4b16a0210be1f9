import { IconUserCircle } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';

/** The caller's own account. */
export const account: Feature = {
  pages: [
    {
      path: '/account',
      titleKey: 'account',
      menu: { section: 'mine', order: 90, icon: IconUserCircle },
      mayOpen: () => true,
      component: () => import('./account-page.tsx'),
      texts: ['account', 'users', 'kit'],
    },
  ],
};
