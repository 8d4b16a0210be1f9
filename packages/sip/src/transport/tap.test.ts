import { afterEach, describe, expect, it } from 'vitest';
import { SipEndpoint } from '../endpoint/sip-endpoint.ts';
import type { Sighting } from './sighting.ts';
import type { TransportKind } from './transport.ts';

const endpoints: SipEndpoint[] = [];
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
});

async function started(transport: TransportKind, tap?: (sighting: Sighting) => void): Promise<SipEndpoint> {
  const endpoint = new SipEndpoint({
    listen: [{ transport, address: '127.0.0.1', port: 0 }],
    onRequest: (_, transaction) => void transaction.respond(200),
    tap,
  });
  await endpoint.start();
  endpoints.push(endpoint);
  return endpoint;
}

describe.each<TransportKind>(['udp', 'tcp'])('the tap over %s', (transport) => {
  it('shows what is received and sent, with both addresses', async () => {
    const seen: Sighting[] = [];
    const callee = await started(transport, (sighting) => seen.push(sighting));
    const port = callee.listening[0]?.port ?? 0;
    const caller = await started(transport);
    await caller.request({
      method: 'OPTIONS',
      uri: `sip:x@127.0.0.1:${port};transport=${transport}`,
      from: 'sip:a@example.com',
    });
    const lines = seen.map(({ direction, bytes }) => [direction, Buffer.from(bytes).toString().split('\r\n')[0]]);
    expect(lines).toEqual([
      ['received', `OPTIONS sip:x@127.0.0.1:${port};transport=${transport} SIP/2.0`],
      ['sent', 'SIP/2.0 200 OK'],
    ]);
    expect(seen.map((sighting) => [sighting.transport, sighting.local.port, sighting.remote.address])).toEqual([
      [transport, port, '127.0.0.1'],
      [transport, port, '127.0.0.1'],
    ]);
    expect(seen[0]?.remote.port).toBe(seen[1]?.remote.port);
  });
});
