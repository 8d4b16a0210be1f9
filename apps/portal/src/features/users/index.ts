import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

const texts = ['kit', 'users', 'roles', 'featureKeys', 'activities', 'audited'] as const;

/** Those who log in (contract 10 §5). */
export const users: Feature = {
  pages: [
    {
      path: '/users',
      titleKey: 'users',
      menu: { section: 'administration', order: 20, icon: IconUsers },
      mayOpen: manages,
      component: () => import('./users-page.tsx'),
      texts,
    },
    {
      path: '/users/new',
      titleKey: 'newUser',
      mayOpen: (me) => manages(me) && !me.impersonated,
      component: () => import('./new-user-page.tsx'),
      texts,
    },
    {
      path: '/users/$id',
      titleKey: 'user',
      mayOpen: manages,
      component: () => import('./user-page.tsx'),
      texts,
    },
  ],
};
