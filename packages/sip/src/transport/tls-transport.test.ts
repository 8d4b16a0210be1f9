import { once } from 'node:events';
import { connect as connectPlainly } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../certificate/self-signed-certificate.ts';
import { selfSignedPair } from '../testing/self-signed-pair.ts';
import { type TlsOptions, tlsTransport } from './tls-transport.ts';
import type { Destination } from './transport.ts';
import { TransportLayer } from './transport-layer.ts';

const layers: TransportLayer[] = [];

afterEach(async () => {
  await Promise.all(layers.splice(0).map((layer) => layer.close()));
});

async function open(options: Partial<TlsOptions> = {}): Promise<{ layer: TransportLayer; place: Destination }> {
  const layer = new TransportLayer({
    onMessage: () => {},
    factories: { tls: tlsTransport({ ...selfSignedPair, ...options }) },
  });
  await layer.open([{ transport: 'tls', address: '127.0.0.1', port: 0 }]);
  layers.push(layer);
  const [place] = layer.listening;
  if (place === undefined) throw new Error('not listening');
  return { layer, place };
}

describe('a TLS connection to a peer', () => {
  it('is made whatever its certificate, unless peers must prove who they are', async () => {
    const { place } = await open();
    const trusting = await open();
    const strict = await open({ verifyPeers: true });
    expect((await trusting.layer.connect(place)).transport).toBe('tls');
    await expect(strict.layer.connect(place)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('needs a certificate for the name that was looked up (RFC 5922)', async () => {
    const { place } = await open();
    const { layer } = await open({ verifyPeers: true, ca: selfSignedPair.cert });
    expect((await layer.connect({ ...place, host: 'localhost' })).closed).toBe(false);
    await expect(layer.connect({ ...place, host: 'other.example.com' })).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is not reused for another name at the same address', async () => {
    const day = 24 * 60 * 60_000;
    const both = selfSignedCertificate({
      hosts: ['one.example.com', 'two.example.com'],
      notBefore: new Date(Date.now() - day),
      notAfter: new Date(Date.now() + day),
    });
    const { place } = await open(both);
    const { layer } = await open({ verifyPeers: true, ca: both.cert });
    const one = await layer.connect({ ...place, host: 'one.example.com' });
    const two = await layer.connect({ ...place, host: 'two.example.com' });
    expect(two.id).not.toBe(one.id);
    expect(await layer.connect({ ...place, host: 'one.example.com' })).toBe(one);
  });
});

describe('a TLS listener', () => {
  it('closes a connection that speaks no TLS and goes on serving others', async () => {
    const { place } = await open();
    const plain = connectPlainly(place.port, place.address);
    plain.on('error', () => {});
    plain.end('OPTIONS sip:a@example.com SIP/2.0\r\n\r\n');
    plain.resume();
    await once(plain, 'close');
    const { layer } = await open();
    expect((await layer.connect(place)).closed).toBe(false);
  });
});
