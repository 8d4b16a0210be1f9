import { IconKey } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, manages } from '../../session/me.ts';

/** Keys for programs that call the API (contract 10 §1.11). */
export const apiKeys: Feature = {
  pages: [
    {
      path: '/api-keys',
      titleKey: 'apiKeys',
      menu: { section: 'administration', order: 40, icon: IconKey },
      mayOpen: (me) => !me.impersonated && (manages(me) || hasFeature(me, 'api_keys')),
      component: () => import('./api-keys-page.tsx'),
      texts: ['kit', 'apiKeys'],
    },
  ],
};
