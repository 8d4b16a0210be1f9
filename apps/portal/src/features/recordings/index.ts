import { IconFileMusic } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

const texts = ['kit', 'recordings'] as const;

/** What a tenant has to be heard in calls (contract 30 §14). */
export const recordings: Feature = {
  pages: [
    {
      path: '/recordings',
      titleKey: 'recordings',
      menu: { section: 'handling', order: 80, icon: IconFileMusic },
      mayOpen: manages,
      component: () => import('./recordings-page.tsx'),
      texts,
    },
    {
      path: '/recordings/new',
      titleKey: 'newRecording',
      mayOpen: manages,
      component: () => import('./new-recording-page.tsx'),
      texts,
    },
    {
      path: '/recordings/$id',
      titleKey: 'recording',
      mayOpen: manages,
      component: () => import('./recording-page.tsx'),
      texts,
    },
  ],
};
