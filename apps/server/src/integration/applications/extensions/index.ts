import type { Application } from '../../application.ts';
import { assign, unassign } from './assign.ts';
import { bulkCreate, create } from './create.ts';
import { remove } from './remove.ts';
import { get, list, next } from './show.ts';
import { disable, enable, resetPassword, update } from './update.ts';

/** Contract 40 B10.6. */
export const extensions: Application = {
  name: 'extensions',
  aliases: ['extension'],
  version: '1.0.0',
  actions: [list, get, create, bulkCreate, update, enable, disable, resetPassword, remove, assign, unassign, next],
};
