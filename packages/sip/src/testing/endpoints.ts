import type { ServerInvite } from '../dialog/server-invite.ts';
import { SipEndpoint, type SipEndpointOptions } from '../endpoint/sip-endpoint.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import { InviteServerTransaction } from '../transaction/server-transaction.ts';
import type { ManualClock } from './manual-clock.ts';
import type { MemoryNetwork } from './memory-network.ts';

/** An endpoint on the network in memory; what it does not expect it refuses with 501. */
export async function endpointAt(
  network: MemoryNetwork,
  clock: ManualClock,
  address: string,
  options: Partial<SipEndpointOptions> = {},
): Promise<SipEndpoint> {
  const endpoint = new SipEndpoint({
    listen: [{ transport: 'udp', address, port: 5060 }],
    factories: { udp: network.factory },
    clock,
    onRequest: (_, transaction) => void transaction.respond(501),
    ...options,
  });
  await endpoint.start();
  return endpoint;
}

/** The INVITE that a transaction is about. */
export function acceptInvite(
  endpoint: Pick<SipEndpoint, 'acceptInvite'>,
  transaction: ServerTransaction,
): ServerInvite {
  if (!(transaction instanceof InviteServerTransaction)) throw new Error('not an INVITE');
  return endpoint.acceptInvite(transaction);
}
