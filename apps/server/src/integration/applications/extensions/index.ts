import type { Application } from '../../application.ts';

/** Contract 40 B10.6. */
export const extensions: Application = {
  name: 'extensions',
  aliases: ['extension'],
  version: '1.0.0',
  actions: [],
};
