import type { Application } from '../../application.ts';
import { disable, enable } from './enable.ts';
import { list } from './list.ts';
import { provision } from './provision.ts';
import { remove } from './remove.ts';
import { restart } from './restart.ts';
import { get, status } from './show.ts';
import { sync } from './sync.ts';
import { update } from './update.ts';

/** Contract 40 B10.7. */
export const gateways: Application = {
  name: 'gateways',
  aliases: ['gateway', 'provision', 'provision-list'],
  version: '1.0.0',
  limit: 'gateway',
  shortcuts: { provision: 'provision', 'provision-list': 'list' },
  actions: [provision, list, get, update, enable, disable, remove, sync, restart, status],
};
