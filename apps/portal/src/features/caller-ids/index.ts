import { IconId } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { type Me, manages } from '../../session/me.ts';

const mayOpen = (me: Me) => manages(me);
const texts = ['kit', 'callerIds'] as const;

/** Numbers that a tenant may present (contract 30 §7). */
export const callerIds: Feature = {
  pages: [
    {
      path: '/caller-ids',
      titleKey: 'callerIds',
      menu: { section: 'routing', order: 20, icon: IconId },
      mayOpen,
      component: () => import('./caller-ids-page.tsx'),
      texts,
    },
    {
      path: '/caller-ids/new',
      titleKey: 'newCallerId',
      mayOpen,
      component: () => import('./caller-id-page.tsx'),
      texts,
    },
    { path: '/caller-ids/$id', titleKey: 'callerId', mayOpen, component: () => import('./caller-id-page.tsx'), texts },
  ],
};
