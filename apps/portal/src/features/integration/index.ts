import {
  IconAdjustments,
  IconHeartbeat,
  IconKey,
  IconListSearch,
  IconPlugConnected,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { type Me, manages } from '../../session/me.ts';

const ofProvider = (me: Me) => me.kind === 'provider';

/** The integration API as its administrators see it (contract 40 B13). */
export const integration: Feature = {
  pages: [
    {
      path: '/integration-identities',
      titleKey: 'integrationIdentities',
      menu: { section: 'administration', order: 46, icon: IconKey },
      mayOpen: manages,
      component: () => import('./identities-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-identities/new',
      titleKey: 'newIntegrationIdentity',
      mayOpen: manages,
      component: () => import('./new-identity-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-identities/$id',
      titleKey: 'integrationIdentity',
      mayOpen: manages,
      component: () => import('./identity-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-whitelist',
      titleKey: 'integrationWhitelist',
      menu: { section: 'administration', order: 46.2, icon: IconShieldCheck },
      mayOpen: ofProvider,
      component: () => import('./whitelist-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-settings',
      titleKey: 'integrationSettings',
      menu: { section: 'administration', order: 46.4, icon: IconAdjustments },
      mayOpen: ofProvider,
      component: () => import('./settings-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-test',
      titleKey: 'integrationTest',
      menu: { section: 'administration', order: 46.6, icon: IconPlugConnected },
      mayOpen: manages,
      component: () => import('./test-page.tsx'),
      texts: ['kit', 'integration'],
    },
    {
      path: '/integration-health',
      titleKey: 'integrationHealth',
      menu: { section: 'administration', order: 47, icon: IconHeartbeat },
      mayOpen: ofProvider,
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
