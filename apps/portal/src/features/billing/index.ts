import { IconCash, IconReceipt } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { type Me, manages } from '../../session/me.ts';

const mayOpen = (me: Me) => me.edition === 'enterprise' && manages(me);
const mayEnter = (me: Me) => me.edition === 'enterprise' && me.kind === 'provider';
const texts = ['kit', 'billing'] as const;

/** Payments and the statement of a tenant's balance (contract 10 §9.10). */
export const billing: Feature = {
  pages: [
    {
      path: '/payments',
      titleKey: 'payments',
      menu: { section: 'billing', order: 10, icon: IconCash },
      mayOpen,
      component: () => import('./payments-page.tsx'),
      texts,
    },
    {
      path: '/payments/new',
      titleKey: 'newPayment',
      mayOpen: mayEnter,
      component: () => import('./payment-page.tsx'),
      texts,
    },
    {
      path: '/payments/$id',
      titleKey: 'payment',
      mayOpen: mayEnter,
      component: () => import('./payment-page.tsx'),
      texts,
    },
    {
      path: '/statement',
      titleKey: 'statement',
      menu: { section: 'billing', order: 20, icon: IconReceipt },
      mayOpen,
      component: () => import('./statement-page.tsx'),
      texts,
    },
  ],
};
