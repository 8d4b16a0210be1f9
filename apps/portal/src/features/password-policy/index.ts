import { IconPassword } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';

/** What passwords have to be like, and for how long they hold (contract 10 §6). */
export const passwordPolicy: Feature = {
  pages: [
    {
      path: '/password-policy',
      titleKey: 'passwordPolicy',
      menu: { section: 'administration', order: 50, icon: IconPassword },
      mayOpen: (me) => me.kind === 'provider',
      component: () => import('./password-policy-page.tsx'),
      texts: ['kit', 'passwordPolicy'],
    },
  ],
};
