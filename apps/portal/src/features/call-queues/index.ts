import { IconHeadset, IconLayoutBoard } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'call_queues');
const mayChange = (me: Me) => maySee(me) && manages(me);
const mayWatch = (me: Me) => mayChange(me) && hasFeature(me, 'realtime');
const texts = ['kit', 'callQueues'] as const;

/** Callers who wait, and the agents who take them (contract 20 §5). */
export const callQueues: Feature = {
  pages: [
    {
      path: '/call-queues',
      titleKey: 'callQueues',
      menu: { section: 'handling', order: 20, icon: IconHeadset },
      mayOpen: maySee,
      component: () => import('./call-queues-page.tsx'),
      texts,
    },
    {
      path: '/call-queues/new',
      titleKey: 'newCallQueue',
      mayOpen: mayChange,
      component: () => import('./new-call-queue-page.tsx'),
      texts,
    },
    {
      path: '/call-queues/$id',
      titleKey: 'callQueue',
      mayOpen: mayChange,
      component: () => import('./call-queue-page.tsx'),
      texts,
    },
    {
      path: '/wallboard',
      titleKey: 'wallboard',
      menu: { section: 'overview', order: 30, icon: IconLayoutBoard },
      mayOpen: mayWatch,
      component: () => import('./wallboard-page.tsx'),
      texts,
    },
  ],
};
