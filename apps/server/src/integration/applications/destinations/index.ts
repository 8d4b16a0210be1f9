import type { Application } from '../../application.ts';

/** Contract 40 B10.2. */
export const destinations: Application = {
  name: 'destinations',
  aliases: ['inbound'],
  version: '1.0.0',
  actions: [],
};
