import { IconAddressBook } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me) => hasFeature(me, 'contacts');
const texts = ['kit', 'contacts'] as const;

/** People outside (contract 30 §9); end users have their own. */
export const contacts: Feature = {
  pages: [
    {
      path: '/contacts',
      titleKey: 'contacts',
      menu: { section: 'mine', order: 40, icon: IconAddressBook },
      mayOpen,
      component: () => import('./contacts-page.tsx'),
      texts,
    },
    { path: '/contacts/new', titleKey: 'newContact', mayOpen, component: () => import('./contact-page.tsx'), texts },
    { path: '/contacts/$id', titleKey: 'contact', mayOpen, component: () => import('./contact-page.tsx'), texts },
  ],
};
