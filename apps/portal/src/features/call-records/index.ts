import { IconHistory } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { seesRecords } from './sees-records.ts';

/** Calls that were made: the records (contract 40 A4), and what is known of one call. */
export const callRecords: Feature = {
  pages: [
    {
      path: '/call-records',
      titleKey: 'callRecords',
      menu: { section: 'records', order: 10, icon: IconHistory },
      mayOpen: seesRecords,
      component: () => import('./call-records-page.tsx'),
      texts: ['kit', 'callRecords', 'callCosts'],
    },
    {
      path: '/call-records/$id',
      titleKey: 'callRecord',
      mayOpen: seesRecords,
      component: () => import('./call-page/call-page.tsx'),
      texts: ['kit', 'callRecords', 'callPage', 'callCosts'],
    },
  ],
};
