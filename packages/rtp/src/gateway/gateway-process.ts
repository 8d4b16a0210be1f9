import type { EndpointId } from '../plane/api.ts';
import { createDtlsIdentity } from './dtls-identity.ts';
import type { GatewayCommand, GatewayMessage, GatewayReply, GatewayRequest } from './gateway-protocol.ts';
import { WebRtcSession } from './webrtc-session.ts';

/**
 * Entry point of the WebRTC gateway: a process of its own, because the WebRTC library keeps state for one thread only and
 * because what fails in native code must not take the exchange with it. It ends with its parent.
 */
const sessions = new Map<EndpointId, WebRtcSession>();
const identity = createDtlsIdentity();
const DONE: GatewayReply = { type: 'done' };

function tell(message: GatewayMessage): void {
  if (process.connected) process.send?.(message);
}

async function carryOut(command: GatewayCommand): Promise<GatewayReply> {
  switch (command.type) {
    case 'open':
      return open(command);
    case 'restart': {
      const session = sessions.get(command.id);
      if (!session) throw new Error('there is no such transport');
      const opened = await session.restart(command.port);
      return opened ? { type: 'opened', session: opened } : { type: 'port-taken' };
    }
    case 'remote':
      await sessions.get(command.id)?.setRemote(command.remote);
      return DONE;
    case 'close': {
      const session = sessions.get(command.id);
      sessions.delete(command.id);
      await session?.close();
      return DONE;
    }
  }
}

async function open(command: Extract<GatewayCommand, { type: 'open' }>): Promise<GatewayReply> {
  const { id } = command;
  const made = await WebRtcSession.open({
    ...command,
    identity,
    onConnected: ({ address, port }) => tell({ type: 'connected', id, address, port }),
  });
  if (!made) return { type: 'port-taken' };
  sessions.set(id, made.session);
  return { type: 'opened', session: made.opened };
}

process.on('message', async ({ sequence, command }: GatewayRequest) => {
  try {
    tell({ type: 'reply', sequence, reply: await carryOut(command) });
  } catch (error) {
    tell({ type: 'refused', sequence, message: error instanceof Error ? error.message : 'failed' });
  }
});
process.on('disconnect', () => process.exit(0));
// A terminal's interrupt goes to the whole group: calls end when the parent says so.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
