import type { Application } from '../../application.ts';
import { disable, enable } from './enable.ts';
import { reload } from './reload.ts';
import { contexts, get, list } from './show.ts';
import { test } from './test-number.ts';

/** Contract 40 B10.4. */
export const dialplans: Application = {
  name: 'dialplans',
  aliases: [],
  version: '1.1.0',
  actions: [list, get, contexts, enable, disable, test, reload],
};
