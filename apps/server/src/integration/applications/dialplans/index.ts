import type { Application } from '../../application.ts';
import { contexts, get, list } from './show.ts';

/** Contract 40 B10.4. */
export const dialplans: Application = {
  name: 'dialplans',
  aliases: [],
  version: '1.0.0',
  actions: [list, get, contexts],
};
