import { IconTemplate } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'messaging');
const texts = ['kit', 'templates', 'coverPages', 'mergeTokens'] as const;

/** E-mails that programs and campaigns send (contract 30 §15). */
export const templates: Feature = {
  pages: [
    {
      path: '/templates',
      titleKey: 'templates',
      menu: { section: 'fax', order: 120, icon: IconTemplate },
      mayOpen,
      component: () => import('./templates-page.tsx'),
      texts,
    },
    {
      path: '/templates/new',
      titleKey: 'newTemplate',
      mayOpen,
      component: () => import('./template-page.tsx'),
      texts,
    },
    {
      path: '/templates/$id',
      titleKey: 'template',
      mayOpen,
      component: () => import('./template-page.tsx'),
      texts,
    },
  ],
};
