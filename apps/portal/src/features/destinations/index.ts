import { IconMapPin } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const mayOpen = (me: Me) => me.kind === 'provider';
const texts = ['kit', 'destinations'] as const;
const form = () => import('./destination-page.tsx');

/** What dialling prefixes are called (contract 30 §4). */
export const destinations: Feature = {
  pages: [
    {
      path: '/destinations',
      titleKey: 'destinations',
      menu: { section: 'routing', order: 8, icon: IconMapPin },
      mayOpen,
      component: () => import('./destinations-page.tsx'),
      texts,
    },
    { path: '/destinations/new', titleKey: 'newDestination', mayOpen, component: form, texts },
    { path: '/destinations/$id', titleKey: 'destination', mayOpen, component: form, texts },
  ],
};
