import { IconRoute } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature } from '../../session/me.ts';

/** Where a call would go and why; none is placed (contract 20 §0.10). */
export const simulator: Feature = {
  pages: [
    {
      path: '/simulator',
      titleKey: 'simulator',
      menu: { section: 'handling', order: 90, icon: IconRoute },
      mayOpen: (me) => hasFeature(me, 'realtime'),
      component: () => import('./simulator-page.tsx'),
      texts: ['kit', 'simulator'],
    },
  ],
};
