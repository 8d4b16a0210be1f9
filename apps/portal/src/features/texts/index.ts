import { IconMessage2 } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'messaging');
const texts = ['kit', 'texts', 'mergeTokens'] as const;

/** Bodies of text messages (contract 30 §16). */
export const textBodies: Feature = {
  pages: [
    {
      path: '/texts',
      titleKey: 'texts',
      menu: { section: 'fax', order: 110, icon: IconMessage2 },
      mayOpen,
      component: () => import('./texts-page.tsx'),
      texts,
    },
    {
      path: '/texts/new',
      titleKey: 'newText',
      mayOpen,
      component: () => import('./text-page.tsx'),
      texts,
    },
    {
      path: '/texts/$id',
      titleKey: 'text',
      mayOpen,
      component: () => import('./text-page.tsx'),
      texts,
    },
  ],
};
