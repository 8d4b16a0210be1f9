import type { Application } from '../../application.ts';
import { assign, unassign } from './assign.ts';
import { get, list } from './show.ts';
import { sync } from './sync.ts';
import { create, remove, update } from './write.ts';

/** Contract 40 B10.2. */
export const destinations: Application = {
  name: 'destinations',
  aliases: ['inbound'],
  version: '1.0.0',
  actions: [list, get, create, update, remove, assign, unassign, sync],
};
