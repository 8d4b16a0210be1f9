import { IconMusic } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'music_on_hold');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'musicOnHold'] as const;

/** What those hear who wait (contract 20 §10.3). */
export const musicOnHold: Feature = {
  pages: [
    {
      path: '/music-on-hold',
      titleKey: 'musicOnHold',
      menu: { section: 'handling', order: 90, icon: IconMusic },
      mayOpen: maySee,
      component: () => import('./music-list-page.tsx'),
      texts,
    },
    {
      path: '/music-on-hold/new',
      titleKey: 'newMusic',
      mayOpen: mayChange,
      component: () => import('./new-music-page.tsx'),
      texts,
    },
    {
      path: '/music-on-hold/$id',
      titleKey: 'music',
      mayOpen: mayChange,
      component: () => import('./music-page.tsx'),
      texts,
    },
  ],
};
