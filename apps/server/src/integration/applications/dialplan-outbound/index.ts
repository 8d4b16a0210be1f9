import type { Application } from '../../application.ts';

/** Contract 40 B10.3. */
export const dialplanOutbound: Application = {
  name: 'dialplan_outbound',
  aliases: ['outbound'],
  version: '1.0.0',
  actions: [],
};
