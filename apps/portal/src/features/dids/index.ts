import { IconHash } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => manages(me) && hasFeature(me, 'dids');
const mayRegister = (me: Me) => me.kind === 'provider';
const texts = ['kit', 'dids'] as const;

/** Numbers of the platform and whose they are (contract 30 §6). */
export const dids: Feature = {
  pages: [
    {
      path: '/dids',
      titleKey: 'dids',
      menu: { section: 'routing', order: 10, icon: IconHash },
      mayOpen: maySee,
      component: () => import('./dids-page.tsx'),
      texts,
    },
    {
      path: '/dids/new',
      titleKey: 'newDid',
      mayOpen: mayRegister,
      component: () => import('./new-dids-page.tsx'),
      texts,
    },
    { path: '/dids/$id', titleKey: 'did', mayOpen: mayRegister, component: () => import('./did-page.tsx'), texts },
  ],
};
