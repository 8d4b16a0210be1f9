import { IconInbox, IconSend } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const texts = ['kit', 'faxes'] as const;

const maySend = (me: Me): boolean => manages(me) || hasFeature(me, 'send_fax');
const mayReceive = (me: Me): boolean => manages(me) || hasFeature(me, 'receive_fax');

/** Faxes that are sent and received (contract 30 §18, §21). */
export const faxes: Feature = {
  pages: [
    {
      path: '/fax-inbox',
      titleKey: 'faxInbox',
      menu: { section: 'fax', order: 10, icon: IconInbox },
      mayOpen: mayReceive,
      component: () => import('./inbox-page.tsx'),
      texts,
    },
    {
      path: '/faxes',
      titleKey: 'faxes',
      menu: { section: 'fax', order: 20, icon: IconSend },
      mayOpen: maySend,
      component: () => import('./sent-page.tsx'),
      texts,
    },
    {
      path: '/faxes/new',
      titleKey: 'newFax',
      mayOpen: maySend,
      component: () => import('./send-page.tsx'),
      texts,
    },
    {
      path: '/faxes/$id',
      titleKey: 'fax',
      mayOpen: (me) => maySend(me) || mayReceive(me),
      component: () => import('./fax-page.tsx'),
      texts,
    },
  ],
};
