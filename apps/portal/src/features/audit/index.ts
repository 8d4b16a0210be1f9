import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

/** Every write: who, from where, what, before and after (contract 10 §8). */
export const audit: Feature = {
  pages: [
    {
      path: '/audit',
      titleKey: 'audit',
      menu: { section: 'administration', order: 70, icon: IconHistory },
      mayOpen: manages,
      component: () => import('./audit-page.tsx'),
      texts: ['kit', 'audit', 'audited', 'activities'],
    },
  ],
};
