import type { Application } from '../../application.ts';
import { get, list } from './show.ts';
import { suspend, unsuspend } from './suspend.ts';
import { sync } from './sync.ts';
import { createUser, deleteUser, listUsers, updateUser } from './users.ts';
import { create, remove, update } from './write.ts';

/** Contract 40 B10.5. */
export const domains: Application = {
  name: 'domains',
  aliases: ['domain'],
  version: '1.0.0',
  actions: [list, get, create, update, sync, suspend, unsuspend, remove, listUsers, createUser, updateUser, deleteUser],
};
