import { IconSubtask } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const mayOpen = (me: Me): boolean => manages(me) || hasFeature(me, 'campaigns') || hasFeature(me, 'messaging');
const texts = ['kit', 'callDiagram', 'programs', 'ivrDesigner', 'faxes', 'mergeTokens'] as const;

/** What is done with calls and messages that are sent or arrive (contract 30 §17). */
export const programs: Feature = {
  pages: [
    {
      path: '/programs',
      titleKey: 'programs',
      menu: { section: 'fax', order: 55, icon: IconSubtask },
      mayOpen,
      component: () => import('./programs-page.tsx'),
      texts,
    },
    {
      path: '/programs/new',
      titleKey: 'newProgram',
      mayOpen,
      component: () => import('./program-page.tsx'),
      texts,
    },
    {
      path: '/programs/$id',
      titleKey: 'program',
      mayOpen,
      component: () => import('./program-page.tsx'),
      texts,
    },
  ],
};
