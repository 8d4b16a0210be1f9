import { IconPackages } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';

const mayOpen = (me: Me) => me.edition === 'enterprise' && me.kind === 'provider';
const texts = ['kit', 'packages'] as const;

/** What tenants subscribe to (contract 10 §9.5). */
export const packages: Feature = {
  pages: [
    {
      path: '/packages',
      titleKey: 'packages',
      menu: { section: 'billing', order: 50, icon: IconPackages },
      mayOpen,
      component: () => import('./packages-page.tsx'),
      texts,
    },
    { path: '/packages/new', titleKey: 'newPackage', mayOpen, component: () => import('./package-page.tsx'), texts },
    { path: '/packages/$id', titleKey: 'package', mayOpen, component: () => import('./package-page.tsx'), texts },
  ],
};
