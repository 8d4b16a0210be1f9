import { IconPhoneOff } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me) => hasFeature(me, 'contact_dnc');
const texts = ['kit', 'doNotContact'] as const;

/** Whom nothing is sent to (contract 30 §11). */
export const doNotContact: Feature = {
  pages: [
    {
      path: '/do-not-contact',
      titleKey: 'doNotContact',
      menu: { section: 'fax', order: 50, icon: IconPhoneOff },
      mayOpen,
      component: () => import('./entries-page.tsx'),
      texts,
    },
    {
      path: '/do-not-contact/new',
      titleKey: 'newDoNotContact',
      mayOpen,
      component: () => import('./entry-page.tsx'),
      texts,
    },
    {
      path: '/do-not-contact/$id',
      titleKey: 'oneDoNotContact',
      mayOpen,
      component: () => import('./entry-page.tsx'),
      texts,
    },
  ],
};
