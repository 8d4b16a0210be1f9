import { IconUsersGroup } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me) => hasFeature(me, 'groups');
const texts = ['kit', 'contactGroups'] as const;

/** Contacts that are reached together (contract 30 §10). */
export const contactGroups: Feature = {
  pages: [
    {
      path: '/contact-groups',
      titleKey: 'contactGroups',
      menu: { section: 'fax', order: 40, icon: IconUsersGroup },
      mayOpen,
      component: () => import('./groups-page.tsx'),
      texts,
    },
    {
      path: '/contact-groups/new',
      titleKey: 'newContactGroup',
      mayOpen,
      component: () => import('./group-page.tsx'),
      texts,
    },
    {
      path: '/contact-groups/$id',
      titleKey: 'contactGroup',
      mayOpen,
      component: () => import('./group-page.tsx'),
      texts,
    },
  ],
};
