import { IconDeviceLandlinePhone, IconTemplate } from '@tabler/icons-react';
import type { Feature } from '../../app/feature.ts';
import { hasFeature, type Me, manages } from '../../session/me.ts';

const maySee = (me: Me) => hasFeature(me, 'devices');
const mayChange = (me: Me) => maySee(me) && manages(me);
const texts = ['kit', 'extensions', 'devices'] as const;

/** Telephones that fetch their configuration, and what they have in common (contract 20 §2). */
export const devices: Feature = {
  pages: [
    {
      path: '/devices',
      titleKey: 'devices',
      menu: { section: 'telephony', order: 20, icon: IconDeviceLandlinePhone },
      mayOpen: maySee,
      component: () => import('./devices-page.tsx'),
      texts,
    },
    {
      path: '/devices/new',
      titleKey: 'newDevice',
      mayOpen: mayChange,
      component: () => import('./new-device-page.tsx'),
      texts,
    },
    {
      path: '/devices/vendors',
      titleKey: 'deviceVendors',
      mayOpen: maySee,
      component: () => import('./vendors-page.tsx'),
      texts,
    },
    {
      path: '/devices/$id',
      titleKey: 'device',
      mayOpen: mayChange,
      component: () => import('./device-page.tsx'),
      texts,
    },
    {
      path: '/device-profiles',
      titleKey: 'deviceProfiles',
      menu: { section: 'telephony', order: 21, icon: IconTemplate },
      mayOpen: mayChange,
      component: () => import('./profiles-page.tsx'),
      texts,
    },
    {
      path: '/device-profiles/new',
      titleKey: 'newDeviceProfile',
      mayOpen: mayChange,
      component: () => import('./new-profile-page.tsx'),
      texts,
    },
    {
      path: '/device-profiles/$id',
      titleKey: 'deviceProfile',
      mayOpen: mayChange,
      component: () => import('./profile-page.tsx'),
      texts,
    },
  ],
};
