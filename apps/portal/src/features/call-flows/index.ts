import { IconArrowFork } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'call_flows');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'callDiagram', 'callFlows'] as const;

/** Switches by hand: one number, two ways, changed by a code, a lamp key or a click (contract 20 §9.2). */
export const callFlows: Feature = {
  pages: [
    {
      path: '/call-flows',
      titleKey: 'callFlows',
      menu: { section: 'handling', order: 50, icon: IconArrowFork },
      mayOpen: maySee,
      component: () => import('./call-flows-page.tsx'),
      texts,
    },
    {
      path: '/call-flows/new',
      titleKey: 'newCallFlow',
      mayOpen: mayChange,
      component: () => import('./new-call-flow-page.tsx'),
      texts,
    },
    {
      path: '/call-flows/$id',
      titleKey: 'callFlow',
      mayOpen: mayChange,
      component: () => import('./call-flow-page.tsx'),
      texts,
    },
  ],
};
