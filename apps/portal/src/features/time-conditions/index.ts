import { IconCalendarTime } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'time_conditions');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'timeConditions'] as const;

/** Opening hours: one number, two ways by the tenant's clock (contract 20 §9.1). */
export const timeConditions: Feature = {
  pages: [
    {
      path: '/time-conditions',
      titleKey: 'timeConditions',
      menu: { section: 'handling', order: 40, icon: IconCalendarTime },
      mayOpen: maySee,
      component: () => import('./time-conditions-page.tsx'),
      texts,
    },
    {
      path: '/time-conditions/new',
      titleKey: 'newTimeCondition',
      mayOpen: mayChange,
      component: () => import('./new-time-condition-page.tsx'),
      texts,
    },
    {
      path: '/time-conditions/$id',
      titleKey: 'timeCondition',
      mayOpen: mayChange,
      component: () => import('./time-condition-page.tsx'),
      texts,
    },
  ],
};
