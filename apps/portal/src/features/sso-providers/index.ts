import { IconLogin2 } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

const texts = ['kit', 'ssoProviders'] as const;

/** Who else may say who somebody is: single sign-on. */
export const ssoProviders: Feature = {
  pages: [
    {
      path: '/sso-providers',
      titleKey: 'ssoProviders',
      menu: { section: 'administration', order: 50.5, icon: IconLogin2 },
      mayOpen: manages,
      component: () => import('./providers-page.tsx'),
      texts,
    },
    {
      path: '/sso-providers/new',
      titleKey: 'newSsoProvider',
      mayOpen: manages,
      component: () => import('./provider-page.tsx'),
      texts,
    },
    {
      path: '/sso-providers/$id',
      titleKey: 'ssoProvider',
      mayOpen: manages,
      component: () => import('./provider-page.tsx'),
      texts,
    },
  ],
};
