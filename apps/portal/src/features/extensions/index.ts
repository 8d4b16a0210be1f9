import { IconPhone } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'fpbx_extension');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'extensions'] as const;

/** Extensions of tenants (contract 20 §1). */
export const extensions: Feature = {
  pages: [
    {
      path: '/extensions',
      titleKey: 'extensions',
      menu: { section: 'telephony', order: 10, icon: IconPhone },
      mayOpen: maySee,
      component: () => import('./extensions-page.tsx'),
      texts,
    },
    {
      path: '/extensions/new',
      titleKey: 'newExtension',
      mayOpen: mayChange,
      component: () => import('./new-extension-page.tsx'),
      texts,
    },
    {
      path: '/extensions/many',
      titleKey: 'manyExtensions',
      mayOpen: mayChange,
      component: () => import('./bulk-page.tsx'),
      texts,
    },
    {
      path: '/extensions/$id',
      titleKey: 'extension',
      mayOpen: mayChange,
      component: () => import('./extension-page.tsx'),
      texts,
    },
  ],
};
