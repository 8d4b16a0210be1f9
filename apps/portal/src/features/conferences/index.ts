import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'conferences');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'conferences'] as const;

/** Rooms that several people call (contract 20 §8). */
export const conferences: Feature = {
  pages: [
    {
      path: '/conferences',
      titleKey: 'conferences',
      menu: { section: 'handling', order: 60, icon: IconUsers },
      mayOpen: maySee,
      component: () => import('./conferences-page.tsx'),
      texts,
    },
    {
      path: '/conferences/new',
      titleKey: 'newConference',
      mayOpen: mayChange,
      component: () => import('./new-conference-page.tsx'),
      texts,
    },
    {
      path: '/conferences/$id',
      titleKey: 'conference',
      mayOpen: mayChange,
      component: () => import('./conference-page.tsx'),
      texts,
    },
    {
      path: '/conferences/$id/control',
      titleKey: 'conferenceControl',
      mayOpen: maySee,
      component: () => import('./control-page.tsx'),
      texts,
    },
  ],
};
