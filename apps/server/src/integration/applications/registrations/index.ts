import type { Application } from '../../application.ts';
import { check } from './check.ts';
import { gateways } from './gateways.ts';
import { list } from './list.ts';
import { unregister } from './unregister.ts';

/** Contract 40 B10.8. */
export const registrations: Application = {
  name: 'registrations',
  aliases: ['registration'],
  version: '1.0.0',
  actions: [check, list, gateways, unregister],
};
