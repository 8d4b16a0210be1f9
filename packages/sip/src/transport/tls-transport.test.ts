import { once } from 'node:events';
import { connect as connectPlainly } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type CertificatePair, selfSignedCertificate } from '../certificate/self-signed-certificate.ts';
import { selfSignedPair } from '../testing/self-signed-pair.ts';
import { type TlsOptions, tlsTransport } from './tls-transport.ts';
import type { Destination } from './transport.ts';
import { TransportLayer } from './transport-layer.ts';

const layers: TransportLayer[] = [];

afterEach(async () => {
  await Promise.all(layers.splice(0).map((layer) => layer.close()));
});

async function open(
  options: Partial<TlsOptions> = {},
  accept?: (source: Destination) => boolean,
): Promise<{ layer: TransportLayer; place: Destination }> {
  const layer = new TransportLayer({
    accept,
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

describe('a TLS connection from a source that may not come in', () => {
  it('is closed before anything is agreed on, and is asked about once', async () => {
    const asked: string[] = [];
    let mayComeIn = false;
    const { place } = await open({}, ({ transport, address }) => {
      asked.push(`${transport} ${address}`);
      return mayComeIn;
    });
    const silent = connectPlainly(place.port, place.address);
    silent.on('error', () => {});
    await once(silent, 'close');
    expect(silent.bytesRead).toBe(0);
    mayComeIn = true;
    const welcome = connectSecurely({ host: place.address, port: place.port, rejectUnauthorized: false });
    await once(welcome, 'secureConnect');
    expect(asked).toEqual(['tls 127.0.0.1', 'tls 127.0.0.1']);
    welcome.destroy();
  });
});

describe('a renewed certificate', () => {
  const day = 24 * 60 * 60_000;
  const pairFor = (name: string) =>
    selfSignedCertificate({
      hosts: [name],
      notBefore: new Date(Date.now() - day),
      notAfter: new Date(Date.now() + day),
    });
  const plug = async (place: Destination): Promise<TLSSocket> => {
    const socket = connectSecurely({ host: place.address, port: place.port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    return socket;
  };
  const named = (socket: TLSSocket) => socket.getPeerCertificate().subjectaltname;

  it('is shown to new connections, while those that stand go on', async () => {
    const listeners = new Set<(pair: CertificatePair) => void>();
    const { layer, place } = await open({
      ...pairFor('old.example.com'),
      onRenewal: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const before = await plug(place);
    for (const listener of listeners) listener(pairFor('new.example.com'));
    const after = await plug(place);
    expect([named(before), named(after)]).toEqual(['DNS:old.example.com', 'DNS:new.example.com']);
    before.write('\r\n\r\n');
    expect(String((await once(before, 'data'))[0])).toBe('\r\n');
    before.destroy();
    after.destroy();
    await layer.close();
    expect(listeners.size).toBe(0);
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
