import type { Application } from '../../application.ts';

/** Contract 40 B10.5. */
export const domains: Application = {
  name: 'domains',
  aliases: ['domain'],
  version: '1.0.0',
  actions: [],
};
