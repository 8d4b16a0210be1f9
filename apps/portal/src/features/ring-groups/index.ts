import { IconUsersGroup } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'ring_groups');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'ringGroups'] as const;

/** Extensions and numbers that ring together (contract 20 §4). */
export const ringGroups: Feature = {
  pages: [
    {
      path: '/ring-groups',
      titleKey: 'ringGroups',
      menu: { section: 'handling', order: 10, icon: IconUsersGroup },
      mayOpen: maySee,
      component: () => import('./ring-groups-page.tsx'),
      texts,
    },
    {
      path: '/ring-groups/new',
      titleKey: 'newRingGroup',
      mayOpen: mayChange,
      component: () => import('./new-ring-group-page.tsx'),
      texts,
    },
    {
      path: '/ring-groups/$id',
      titleKey: 'ringGroup',
      mayOpen: mayChange,
      component: () => import('./ring-group-page.tsx'),
      texts,
    },
  ],
};
