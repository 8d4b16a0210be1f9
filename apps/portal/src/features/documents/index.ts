import { IconFileText } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => hasFeature(me, 'resources.fax_documents');
const texts = ['kit', 'documents', 'faxes', 'mergeTokens'] as const;

/** What is faxed (contract 30 §12). */
export const documents: Feature = {
  pages: [
    {
      path: '/documents',
      titleKey: 'documents',
      menu: { section: 'fax', order: 60, icon: IconFileText },
      mayOpen,
      component: () => import('./documents-page.tsx'),
      texts,
    },
    {
      path: '/documents/new',
      titleKey: 'newDocument',
      mayOpen,
      component: () => import('./new-document-page.tsx'),
      texts,
    },
    {
      path: '/documents/$id',
      titleKey: 'document',
      mayOpen,
      component: () => import('./document-page.tsx'),
      texts,
    },
  ],
};
