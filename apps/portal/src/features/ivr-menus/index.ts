import { IconSitemap } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'ivr_menus');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'callDiagram', 'ivrMenus'] as const;

/** Menus that callers choose from by keys (contract 20 §6). */
export const ivrMenus: Feature = {
  pages: [
    {
      path: '/ivr-menus',
      titleKey: 'ivrMenus',
      menu: { section: 'handling', order: 30, icon: IconSitemap },
      mayOpen: maySee,
      component: () => import('./ivr-menus-page.tsx'),
      texts,
    },
    {
      path: '/ivr-menus/new',
      titleKey: 'newIvrMenu',
      mayOpen: mayChange,
      component: () => import('./new-ivr-menu-page.tsx'),
      texts,
    },
    {
      path: '/ivr-menus/$id',
      titleKey: 'ivrMenu',
      mayOpen: mayChange,
      component: () => import('./ivr-menu-page.tsx'),
      texts,
    },
  ],
};
