import { IconWebhook } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { manages } from '../../session/me.ts';

const texts = ['kit', 'webhooks'] as const;

/** Programs of others that are told of events (contract 00, "Webhooks"). */
export const webhooks: Feature = {
  pages: [
    {
      path: '/webhooks',
      titleKey: 'webhooks',
      menu: { section: 'administration', order: 45, icon: IconWebhook },
      mayOpen: manages,
      component: () => import('./webhooks-page.tsx'),
      texts,
    },
    {
      path: '/webhooks/new',
      titleKey: 'newWebhook',
      mayOpen: manages,
      component: () => import('./new-webhook-page.tsx'),
      texts,
    },
    {
      path: '/webhooks/$id',
      titleKey: 'webhook',
      mayOpen: manages,
      component: () => import('./webhook-page.tsx'),
      texts,
    },
  ],
};
