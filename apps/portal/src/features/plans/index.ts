import { IconListDetails } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';
import { readFollowed } from './followed-import.ts';

const mayOpen = (me: Me) => me.edition === 'enterprise' && me.kind === 'provider';
const texts = ['kit', 'plans'] as const;

/** Plans, the rates in them, and decks of rates from files (contract 10 §9.7). */
export const plans: Feature = {
  pages: [
    {
      path: '/plans',
      titleKey: 'plans',
      menu: { section: 'billing', order: 40, icon: IconListDetails },
      mayOpen,
      component: () => import('./plans-page.tsx'),
      texts,
    },
    { path: '/plans/new', titleKey: 'newPlan', mayOpen, component: () => import('./new-plan-page.tsx'), texts },
    { path: '/plans/$id', titleKey: 'plan', mayOpen, component: () => import('./plan-page.tsx'), texts },
    { path: '/plans/$id/rates/new', titleKey: 'newRate', mayOpen, component: () => import('./rate-page.tsx'), texts },
    {
      path: '/plans/$id/import',
      titleKey: 'importRates',
      mayOpen,
      search: readFollowed,
      component: () => import('./import-page.tsx'),
      texts,
    },
    { path: '/rates/$rate', titleKey: 'rate', mayOpen, component: () => import('./rate-page.tsx'), texts },
  ],
};
