import { Type } from 'typebox';
import { LIVE_CALLS } from '../../access/live-view.ts';
import type { Feature } from '../../platform.ts';
import { tenantFilter } from '../domains/tenant-choice.ts';
import { controlCall } from './control-call.ts';
import { originateCall } from './originate-call.ts';
import { readCommand } from './read-command.ts';
import { ControlBody, OriginateBody, OriginateReply, RealtimeReply } from './schema.ts';
import { countRealtime, showRealtime } from './show-realtime.ts';

const tag = 'Realtime';

/** Live state and call control (contract 20 §13). */
export const realtime: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/realtime',
    tag,
    summary: 'Live channels and registrations',
    access: LIVE_CALLS,
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    reply: RealtimeReply,
    handler: (ctx) => showRealtime(ctx.trx, platform.engine, tenantFilter(ctx.scope, ctx.query)),
  });
  route({
    method: 'GET',
    path: '/realtime/counts',
    tag,
    summary: 'How many calls go on, and how many phones are registered',
    access: LIVE_CALLS,
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    reply: Type.Object({ calls: Type.Integer(), registrations: Type.Integer() }),
    handler: (ctx) => countRealtime(platform.engine, tenantFilter(ctx.scope, ctx.query)),
  });
  route({
    method: 'POST',
    path: '/realtime/control',
    tag,
    summary: 'Hang up, hold or transfer a live call',
    access: { callers: ['A', 'T'], featureKey: 'realtime' },
    body: ControlBody,
    reply: Type.Object({ status: Type.Literal('ok') }),
    handler: async (ctx) => {
      await controlCall(ctx, platform.engine, readCommand(ctx.body));
      return { status: 'ok' };
    },
  });
  route({
    method: 'POST',
    path: '/call/originate',
    tag,
    summary: 'Click to call',
    access: { callers: ['A', 'T', 'U'] },
    body: OriginateBody,
    reply: OriginateReply,
    handler: (ctx) => originateCall(ctx, platform, ctx.body),
  });
};
