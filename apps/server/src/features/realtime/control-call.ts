import type { Channel, Switch } from '@strowger/switch';
import type { Scope } from '../../access/scope.ts';
import { presentChannel } from '../../engine/present-channel.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import { UTC } from '../../time/zone.ts';
import { refusedAs } from './engine-refusal.ts';
import type { ControlCommand } from './read-command.ts';

type Controller = Pick<RouteContext<unknown, Record<string, never>>, 'scope' | 'audit'>;

const REASON = 'administrator';

/**
 * Carries a command out on a live call of the caller's view (contract 20 §13.2). It is in the audit log before the call
 * feels it.
 * @throws ApiError 404 channel, 409 wrong state, 503 engine away
 */
export async function controlCall(ctx: Controller, engine: Switch, command: ControlCommand): Promise<void> {
  const channel = await findChannel(engine, ctx.scope, command.channelUuid);
  const { action, channelUuid: _, ...how } = command;
  await ctx.audit({
    resource: 'realtime',
    resourceId: channel.uuid,
    action,
    tenantId: channel.tenantId,
    before: presentChannel(channel, UTC),
    after: how,
  });
  await refusedAs({ not_found: 'Channel' }, () => carryOut(engine, channel, command));
}

async function findChannel(engine: Switch, scope: Scope, uuid: string): Promise<Channel> {
  const channels = await refusedAs({ not_found: 'Channel' }, () =>
    scope.kind === 'platform' ? engine.channels() : engine.channels(scope.tenantId),
  );
  const channel = channels.find((one) => one.uuid === uuid);
  if (!channel) throw errors.notFound('Channel');
  return channel;
}

function carryOut(engine: Switch, channel: Channel, command: ControlCommand): Promise<void> {
  const reference = { uuid: channel.uuid, tenantId: channel.tenantId };
  switch (command.action) {
    case 'hangup':
      return engine.hangup(reference, 'NORMAL_CLEARING', REASON);
    case 'hold':
      return engine.hold(reference, 'toggle');
    case 'unhold':
      return engine.hold(reference, 'resume');
    case 'transfer':
      return engine.transfer(reference, command.destination, command.leg);
  }
}
