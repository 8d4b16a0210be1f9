import { IconPhoneX } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'call_block');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'callBlock'] as const;

/** Numbers that do not get through (contract 20 §10.1). */
export const callBlock: Feature = {
  pages: [
    {
      path: '/call-block',
      titleKey: 'callBlock',
      menu: { section: 'handling', order: 100, icon: IconPhoneX },
      mayOpen: maySee,
      component: () => import('./blocks-page.tsx'),
      texts,
    },
    {
      path: '/call-block/new',
      titleKey: 'newBlock',
      mayOpen: mayChange,
      component: () => import('./block-page.tsx'),
      texts,
    },
    {
      path: '/call-block/$id',
      titleKey: 'block',
      mayOpen: mayChange,
      component: () => import('./block-page.tsx'),
      texts,
    },
  ],
};
