import { IconChartHistogram } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, manages } from '../../session/me.ts';

/** How many calls there were, how they ended, what they cost, and who had the most. */
export const reports: Feature = {
  pages: [
    {
      path: '/reports',
      titleKey: 'reports',
      menu: { section: 'records', order: 20, icon: IconChartHistogram },
      mayOpen: (me) => manages(me) && hasFeature(me, 'stat_reports'),
      component: () => import('./reports-page.tsx'),
      texts: ['kit', 'reports', 'callRecords'],
    },
  ],
};
