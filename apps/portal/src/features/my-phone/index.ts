import { IconPhoneCall } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';

/** What becomes of calls to one's own extension (contract 20 §1.7). */
export const myPhone: Feature = {
  pages: [
    {
      path: '/my-phone',
      titleKey: 'myPhone',
      menu: { section: 'mine', order: 10, icon: IconPhoneCall },
      mayOpen: (me) => me.extension !== undefined,
      component: () => import('./my-phone-page.tsx'),
      texts: ['kit', 'extensions', 'myPhone'],
    },
  ],
};
