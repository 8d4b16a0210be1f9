import { once } from 'node:events';
import { connect as connectPlainly } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSignedPair } from '../testing/self-signed-pair.ts';
import { type TlsOptions, tlsTransport } from './tls-transport.ts';
import type { Destination, PeerTrust } from './transport.ts';
import type { SipTransportError } from './transport-error.ts';
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

const day = 24 * 60 * 60_000;
const certificateFor = (hosts: readonly [string, ...string[]], from = -day, to = day) =>
  selfSignedCertificate({ hosts, notBefore: new Date(Date.now() + from), notAfter: new Date(Date.now() + to) });
const trusting = (ca: string, name = ''): PeerTrust => ({ ca, name });
/** Why the system would not connect. */
const refusal = (connecting: Promise<unknown>): Promise<unknown> =>
  connecting.then(
    () => 'connected',
    (error: SipTransportError) => (error.cause instanceof Error && 'code' in error.cause ? error.cause.code : error),
  );

describe('a TLS connection to a peer', () => {
  it('is made whatever its certificate, unless it must prove who it is', async () => {
    const { place } = await open();
    const { layer } = await open();
    expect((await layer.connect(place)).transport).toBe('tls');
    expect(await refusal(layer.connect({ ...place, host: 'localhost', trust: trusting('') }))).toBe(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    );
  });

  it('needs a certificate for the name that was looked up, or for the one that is known (RFC 5922)', async () => {
    const { place } = await open();
    const { layer } = await open();
    const { cert } = selfSignedPair;
    expect((await layer.connect({ ...place, host: 'localhost', trust: trusting(cert) })).closed).toBe(false);
    expect(await refusal(layer.connect({ ...place, host: 'other.example.com', trust: trusting(cert) }))).toBe(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
    const known = { ...place, host: '192.0.2.7', trust: trusting(cert, 'localhost') };
    expect((await layer.connect(known)).closed).toBe(false);
  });

  it('needs a certificate that is in its time', async () => {
    for (const [pair, code] of [
      [certificateFor(['localhost'], -2 * day, -day), 'CERT_HAS_EXPIRED'],
      [certificateFor(['localhost'], day, 2 * day), 'CERT_NOT_YET_VALID'],
    ] as const) {
      const { place } = await open(pair);
      const { layer } = await open();
      expect(await refusal(layer.connect({ ...place, host: 'localhost', trust: trusting(pair.cert) }))).toBe(code);
    }
  });

  it('is not reused for another name at the same address, nor one of an unproven peer for whom proof is wanted', async () => {
    const both = certificateFor(['one.example.com', 'two.example.com']);
    const { place } = await open(both);
    const { layer } = await open();
    const unproven = await layer.connect({ ...place, host: 'one.example.com' });
    const trust = trusting(both.cert);
    const one = await layer.connect({ ...place, host: 'one.example.com', trust });
    const two = await layer.connect({ ...place, host: 'two.example.com', trust });
    expect(new Set([unproven.id, one.id, two.id]).size).toBe(3);
    expect(await layer.connect({ ...place, host: 'one.example.com', trust })).toBe(one);
    expect(await refusal(layer.connect({ ...place, host: 'one.example.com', trust: trusting('') }))).toBe(
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    );
  });

  it('fails with authorities that are no certificates', async () => {
    const { place } = await open();
    const { layer } = await open();
    await expect(layer.connect({ ...place, trust: trusting('no PEM') })).rejects.toThrow();
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
  const pairFor = (name: string) => certificateFor([name]);
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
