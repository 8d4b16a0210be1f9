import { IconMessages } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'messaging');

/** Text messages as conversations (contract 30 §23). */
export const sms: Feature = {
  pages: [
    {
      path: '/sms',
      titleKey: 'sms',
      menu: { section: 'fax', order: 100, icon: IconMessages },
      mayOpen,
      component: () => import('./sms-page.tsx'),
      texts: ['kit', 'sms'],
    },
  ],
};
