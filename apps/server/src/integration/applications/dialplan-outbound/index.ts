import type { Application } from '../../application.ts';
import { importRows } from './import.ts';
import { saveXml } from './save-xml.ts';
import { get, getXml, list } from './show.ts';
import { assign, create, remove, unassign, update } from './write.ts';

/** Contract 40 B10.3. */
export const dialplanOutbound: Application = {
  name: 'dialplan_outbound',
  aliases: ['outbound'],
  version: '1.1.0',
  actions: [list, get, create, update, remove, getXml, saveXml, assign, unassign, importRows],
};
