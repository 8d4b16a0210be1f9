import type { Application } from '../../application.ts';
import { listActions } from './access-lists.ts';
import { check } from './check.ts';
import { nodeActions } from './nodes.ts';
import { whitelistActions } from './whitelist.ts';

/** Contract 40 B10.1. */
export const accessControl: Application = {
  name: 'access_control',
  aliases: ['access_controls'],
  version: '1.0.0',
  actions: [check, ...whitelistActions, ...listActions, ...nodeActions],
};
