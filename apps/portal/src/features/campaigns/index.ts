import { IconSpeakerphone } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me) => hasFeature(me, 'campaigns');
const texts = ['kit', 'campaigns'] as const;

/** One thing sent to everybody of a group, at a pace (contract 30 §19). */
export const campaigns: Feature = {
  pages: [
    {
      path: '/campaigns',
      titleKey: 'campaigns',
      menu: { section: 'fax', order: 30, icon: IconSpeakerphone },
      mayOpen,
      component: () => import('./campaigns-page.tsx'),
      texts,
    },
    { path: '/campaigns/new', titleKey: 'newCampaign', mayOpen, component: () => import('./campaign-page.tsx'), texts },
    { path: '/campaigns/$id', titleKey: 'campaign', mayOpen, component: () => import('./campaign-page.tsx'), texts },
  ],
};
