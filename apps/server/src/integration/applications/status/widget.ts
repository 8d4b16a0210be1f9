import { loadavg, uptime } from 'node:os';
import { Type } from 'typebox';
import { raw } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { onPanel } from './uptime.ts';

/** What the status panel of a billing host polls: from a whitelisted address, without credentials (contract 40 B10.9). */
export const widget = defineAction({
  action: 'widget',
  access: 'read',
  methods: ['GET', 'POST'],
  credentials: 'none',
  params: Type.Object({}),
  async run() {
    const [load = 0] = loadavg();
    return raw(`<load>${load.toFixed(2)}</load>\n<uptime>${onPanel(uptime())}</uptime>\n`, 'text/plain; charset=utf-8');
  },
});
