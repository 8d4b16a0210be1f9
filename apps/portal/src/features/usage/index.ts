import { IconChartBar } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

/** What was used and charged in a month (contract 10 §9.2). */
export const usage: Feature = {
  pages: [
    {
      path: '/usage',
      titleKey: 'usage',
      menu: { section: 'billing', order: 30, icon: IconChartBar },
      mayOpen: (me) => me.edition === 'enterprise' && manages(me),
      component: () => import('./usage-page.tsx'),
      texts: ['kit', 'usage'],
    },
  ],
};
