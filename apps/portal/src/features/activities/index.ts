import { IconActivity } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, manages } from '../../session/me.ts';

/** What was done, in words (contract 10 §8). */
export const activities: Feature = {
  pages: [
    {
      path: '/activities',
      titleKey: 'activities',
      menu: { section: 'administration', order: 80, icon: IconActivity },
      mayOpen: (me) => manages(me) || hasFeature(me, 'activities'),
      component: () => import('./activities-page.tsx'),
      texts: ['kit', 'activities', 'audited'],
    },
  ],
};
