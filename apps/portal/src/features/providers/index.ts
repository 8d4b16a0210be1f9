import { IconCloud } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const mayOpen = (me: Me) => me.kind === 'provider';
const texts = ['kit', 'providers'] as const;

/** SIP providers that calls come in by; seen by super admins alone (contract 30 §2). */
export const providers: Feature = {
  pages: [
    {
      path: '/providers',
      titleKey: 'providers',
      menu: { section: 'routing', order: 5, icon: IconCloud },
      mayOpen,
      component: () => import('./providers-page.tsx'),
      texts,
    },
    {
      path: '/providers/new',
      titleKey: 'newProvider',
      mayOpen,
      component: () => import('./new-provider-page.tsx'),
      texts,
    },
    {
      path: '/providers/$id',
      titleKey: 'provider',
      mayOpen,
      component: () => import('./provider-page.tsx'),
      texts,
    },
  ],
};
