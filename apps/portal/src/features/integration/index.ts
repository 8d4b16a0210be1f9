import { IconHeartbeat, IconListSearch, IconPlugConnected } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

/** The integration API as its administrators see it (contract 40 B13). */
export const integration: Feature = {
  pages: [
    {
      path: '/integration-test',
      titleKey: 'integrationTest',
      menu: { section: 'administration', order: 46, icon: IconPlugConnected },
      mayOpen: manages,
      component: () => import('./test-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-health',
      titleKey: 'integrationHealth',
      menu: { section: 'administration', order: 47, icon: IconHeartbeat },
      mayOpen: (me) => me.kind === 'provider',
      component: () => import('./health-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-audit',
      titleKey: 'integrationAudit',
      menu: { section: 'administration', order: 71, icon: IconListSearch },
      mayOpen: manages,
      component: () => import('./attempts-page.tsx'),
      texts: ['kit', 'integration', 'activities'],
    },
  ],
};
