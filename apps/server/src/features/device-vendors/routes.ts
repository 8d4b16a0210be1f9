import { Type } from 'typebox';
import type { Feature } from '../../platform.ts';
import { VENDORS } from './catalogue.ts';

/** Contract 20 §2.4. */
export const deviceVendors: Feature = (route) => {
  route({
    method: 'GET',
    path: '/device_vendors',
    tag: 'Devices',
    summary: 'Vendors and models there are configurations for',
    access: { callers: ['A', 'T', 'U'], featureKey: 'devices' },
    reply: Type.Array(Type.Object({ name: Type.String(), models: Type.Array(Type.String()) })),
    handler: async () => VENDORS,
  });
};
