import { IconAdjustments, IconBuilding } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const texts = ['kit', 'tenants', 'roles', 'featureKeys', 'featureCodes', 'packages'] as const;
const isProvider = (me: Me) => me.kind === 'provider';

/** Customers of the provider, and the settings of each (contract 10 §4). */
export const tenants: Feature = {
  pages: [
    {
      path: '/tenants',
      titleKey: 'tenants',
      menu: { section: 'administration', order: 10, icon: IconBuilding },
      mayOpen: isProvider,
      component: () => import('./tenants-page.tsx'),
      texts,
    },
    {
      path: '/tenants/new',
      titleKey: 'newTenant',
      mayOpen: (me) => isProvider(me) && me.edition === 'enterprise',
      component: () => import('./new-tenant-page.tsx'),
      texts,
    },
    {
      path: '/tenants/$id',
      titleKey: 'tenant',
      mayOpen: isProvider,
      component: () => import('./tenant-page.tsx'),
      texts,
    },
    {
      path: '/tenant-settings',
      titleKey: 'tenantSettings',
      menu: { section: 'administration', order: 15, icon: IconAdjustments },
      mayOpen: (me) => me.kind === 'admin',
      component: () => import('./own-settings-page.tsx'),
      texts,
    },
  ],
};
