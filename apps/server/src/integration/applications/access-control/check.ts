import { Type } from 'typebox';
import { raw } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import { GRANTED } from '../../reply.ts';

/** Test Connection: whoever gets here is on the whitelist, and whatever credentials he sent are right (contract 40 B3). */
export const check = defineAction({
  action: 'check',
  access: 'read',
  credentials: 'optional',
  params: Type.Object({}),
  run: async () => raw(GRANTED),
});
