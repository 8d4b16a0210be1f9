import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';

/** The notice socket as the API document and the policies know it; connections that upgrade never come here. */
export const notices: Feature = (route) => {
  route({
    method: 'GET',
    path: '/ws',
    summary: 'WebSocket of notices for the portal: users who log in, log out or change, and faxes that are sent',
    tag: 'Events',
    access: { callers: ['A', 'T', 'U'] },
    query: Type.Object({
      token: Type.Optional(Type.String({ description: 'The caller’s; closed with 4401 if bad.' })),
    }),
    reply: Type.Null({ description: '101: messages `{"module":"user"|"sendfax","0":{…}}`; 426 without an upgrade.' }),
    transaction: 'none',
    handler: async () => {
      throw errors.upgradeRequired('websocket');
    },
  });
};
