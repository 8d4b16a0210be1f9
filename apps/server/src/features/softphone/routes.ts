import { Type } from 'typebox';
import type { Feature } from '../../platform.ts';
import { sipDomainOf } from '../domains/sip-domain-of.ts';
import { ownPhones } from '../extensions/own-phones.ts';
import { iceServersFor } from './ice-servers.ts';
import { DirectoryReply, SoftphoneReply } from './schema.ts';
import { searchDirectory } from './search-directory.ts';

/** What a phone in the caller's browser is configured with. */
export const softphone: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/softphone',
    tag: 'Softphone',
    summary: 'What a phone in the browser needs: addresses, own extensions, STUN and TURN servers',
    access: { callers: ['A', 'T', 'U'] },
    reply: SoftphoneReply,
    handler: async (ctx) => {
      const ice = iceServersFor(ctx.caller.userId, platform.settings, platform.now());
      ctx.header('cache-control', 'no-store');
      return {
        websocket_url: `${platform.settings.get('public_url').replace(/^http/, 'ws')}/ws`,
        sip_domain: await sipDomainOf(ctx.trx, ctx.caller.tenantId),
        extensions: await ownPhones(ctx.trx, ctx.caller, platform),
        ice_servers: ice.servers,
        expires_at: ice.expiresAt?.toISOString() ?? null,
      };
    },
  });
  route({
    method: 'GET',
    path: '/softphone/directory',
    tag: 'Softphone',
    summary: 'Extensions of the own tenant that phone books show, by number or name',
    access: { callers: ['A', 'T', 'U'] },
    query: Type.Object({
      search: Type.Optional(Type.String({ description: 'Part of a number or name; empty: all.' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    reply: DirectoryReply,
    handler: (ctx) => searchDirectory(ctx.trx, ctx.caller.tenantId, ctx.query),
  });
};
