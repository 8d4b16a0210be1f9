import { IconShieldLock } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { type Me, manages } from '../../session/me.ts';

const texts = ['kit', 'roles'] as const;
const isProvider = (me: Me) => me.kind === 'provider';

/** Roles and what they allow (contract 10 §3). */
export const roles: Feature = {
  pages: [
    {
      path: '/roles',
      titleKey: 'roles',
      menu: { section: 'administration', order: 30, icon: IconShieldLock },
      mayOpen: manages,
      component: () => import('./roles-page.tsx'),
      texts,
    },
    {
      path: '/roles/new',
      titleKey: 'newRole',
      mayOpen: isProvider,
      component: () => import('./new-role-page.tsx'),
      texts,
    },
    {
      path: '/roles/$id',
      titleKey: 'role',
      mayOpen: manages,
      component: () => import('./role-page.tsx'),
      texts,
    },
  ],
};
