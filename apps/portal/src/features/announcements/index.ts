import { IconSpeakerphone } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { type Me, manages } from '../../session/me.ts';

const texts = ['kit', 'announcements'] as const;
const isProvider = (me: Me) => me.kind === 'provider' && me.edition === 'enterprise';

/** What the provider or a tenant has to say to users (contract 10 §7.2). */
export const announcements: Feature = {
  pages: [
    {
      path: '/announcements',
      titleKey: 'announcements',
      menu: { section: 'administration', order: 60, icon: IconSpeakerphone },
      mayOpen: (me) => manages(me) && me.edition === 'enterprise',
      component: () => import('./announcements-page.tsx'),
      texts,
    },
    {
      path: '/announcements/new',
      titleKey: 'newAnnouncement',
      mayOpen: isProvider,
      component: () => import('./new-announcement-page.tsx'),
      texts,
    },
    {
      path: '/announcements/$id',
      titleKey: 'announcement',
      mayOpen: isProvider,
      component: () => import('./announcement-page.tsx'),
      texts,
    },
  ],
};
