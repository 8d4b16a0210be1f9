import { IconAsterisk, IconListTree } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'feature_codes');
const maySeePlans = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'featureCodes'] as const;

/** Codes that can be dialled, and the dial plans behind them (contract 20 §12). */
export const featureCodes: Feature = {
  pages: [
    {
      path: '/feature-codes',
      titleKey: 'featureCodes',
      menu: { section: 'telephony', order: 90, icon: IconAsterisk },
      mayOpen: maySee,
      component: () => import('./feature-codes-page.tsx'),
      texts,
    },
    {
      path: '/dial-plans',
      titleKey: 'dialPlans',
      menu: { section: 'handling', order: 110, icon: IconListTree },
      mayOpen: maySeePlans,
      component: () => import('./dial-plans-page.tsx'),
      texts,
    },
    {
      path: '/dial-plans/$id',
      titleKey: 'dialPlan',
      mayOpen: maySeePlans,
      component: () => import('./dial-plan-page.tsx'),
      texts,
    },
  ],
};
