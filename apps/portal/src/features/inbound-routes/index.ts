import { IconPhoneIncoming } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'inbound_routes');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'inboundRoutes'] as const;

/** Where calls from outside go, by the number that was called (contract 20 §11). */
export const inboundRoutes: Feature = {
  pages: [
    {
      path: '/inbound-routes',
      titleKey: 'inboundRoutes',
      menu: { section: 'handling', order: 5, icon: IconPhoneIncoming },
      mayOpen: maySee,
      component: () => import('./inbound-routes-page.tsx'),
      texts,
    },
    {
      path: '/inbound-routes/new',
      titleKey: 'newInboundRoute',
      mayOpen: mayChange,
      component: () => import('./new-inbound-route-page.tsx'),
      texts,
    },
    {
      path: '/inbound-routes/$id',
      titleKey: 'inboundRoute',
      mayOpen: mayChange,
      component: () => import('./inbound-route-page.tsx'),
      texts,
    },
  ],
};
