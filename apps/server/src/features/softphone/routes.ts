import type { Feature } from '../../platform.ts';
import { sipDomainOf } from '../domains/sip-domain-of.ts';
import { ownPhones } from '../extensions/own-phones.ts';
import { iceServersFor } from './ice-servers.ts';
import { SoftphoneReply } from './schema.ts';

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
        extensions: await ownPhones(ctx.trx, ctx.caller, platform.vault),
        ice_servers: ice.servers,
        expires_at: ice.expiresAt?.toISOString() ?? null,
      };
    },
  });
};
