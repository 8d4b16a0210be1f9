import { IconFileDescription } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'cover_page');
const texts = ['kit', 'coverPages', 'mergeTokens'] as const;

/** What stands before the first page of a fax (contract 30 §13). */
export const coverPages: Feature = {
  pages: [
    {
      path: '/cover-pages',
      titleKey: 'coverPages',
      menu: { section: 'fax', order: 70, icon: IconFileDescription },
      mayOpen,
      component: () => import('./cover-pages-page.tsx'),
      texts,
    },
    {
      path: '/cover-pages/new',
      titleKey: 'newCoverPage',
      mayOpen,
      component: () => import('./cover-page-page.tsx'),
      texts,
    },
    {
      path: '/cover-pages/$id',
      titleKey: 'coverPage',
      mayOpen,
      component: () => import('./cover-page-page.tsx'),
      texts,
    },
  ],
};
