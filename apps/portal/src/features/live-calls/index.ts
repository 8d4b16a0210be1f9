import { IconPhoneCall } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature } from '../../session/me.ts';

/** Calls and phones as they are now (contract 20 §13). */
export const liveCalls: Feature = {
  pages: [
    {
      path: '/live-calls',
      titleKey: 'liveCalls',
      menu: { section: 'overview', order: 20, icon: IconPhoneCall },
      mayOpen: (me) => hasFeature(me, 'realtime'),
      component: () => import('./live-calls-page.tsx'),
      texts: ['kit', 'liveCalls'],
    },
  ],
};
