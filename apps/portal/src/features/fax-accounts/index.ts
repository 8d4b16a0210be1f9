import { IconPrinter } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'extension');
const texts = ['kit', 'faxAccounts'] as const;

/** As whom one sends and receives faxes (contract 30 §8). */
export const faxAccounts: Feature = {
  pages: [
    {
      path: '/fax-accounts',
      titleKey: 'faxAccounts',
      menu: { section: 'fax', order: 80, icon: IconPrinter },
      mayOpen,
      component: () => import('./accounts-page.tsx'),
      texts,
    },
    {
      path: '/fax-accounts/new',
      titleKey: 'newFaxAccount',
      mayOpen: (me) => mayOpen(me) && manages(me),
      component: () => import('./new-account-page.tsx'),
      texts,
    },
    {
      path: '/fax-accounts/$id',
      titleKey: 'faxAccount',
      mayOpen,
      component: () => import('./account-page.tsx'),
      texts,
    },
  ],
};
