import { IconCalendarRepeat } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const mayOpen = (me: Me) => me.edition === 'enterprise' && me.kind === 'provider';
const texts = ['kit', 'subscriptions'] as const;

/** Which tenant has which package (contract 10 §9.6). */
export const subscriptions: Feature = {
  pages: [
    {
      path: '/subscriptions',
      titleKey: 'subscriptions',
      menu: { section: 'billing', order: 60, icon: IconCalendarRepeat },
      mayOpen,
      component: () => import('./subscriptions-page.tsx'),
      texts,
    },
    {
      path: '/subscriptions/new',
      titleKey: 'newSubscription',
      mayOpen,
      component: () => import('./new-subscription-page.tsx'),
      texts,
    },
  ],
};
