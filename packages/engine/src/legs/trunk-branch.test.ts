import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { selfSignedCertificate } from '@strowger/certificate';
import { type HeaderEntry, InviteServerTransaction, SipEndpoint, type SipRequest, tlsTransport } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCarriers } from '../testing/carriers.ts';
import { Laboratory } from '../testing/laboratory.ts';
import { Observed } from '../testing/observed.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const NUMBER = '+441632960000';
const pair = selfSignedCertificate({
  hosts: ['localhost', '127.0.0.1'],
  notBefore: new Date(0),
  notAfter: new Date('2049-01-01T00:00:00Z'),
});
const CHALLENGE: HeaderEntry = [
  'Proxy-Authenticate',
  'Digest realm="carrier", nonce="1", algorithm=SHA-256, qop="auth"',
];

let laboratory: Laboratory;
let alice: TestPhone;

beforeAll(async () => {
  const engine = { sips: { port: 0, ...pair } };
  laboratory = await Laboratory.open({
    engine,
    extensions: [extension('1001', { outboundCallerId: { number: '555' } })],
  });
  alice = await laboratory.registered('1001');
});
afterEach(() => vi.useRealTimers());
afterAll(() => laboratory.close());

/** A provider that does with each INVITE what stands for it, and takes those beyond. */
async function carrierThat(trunk: Partial<TrunkConfiguration>, ...deeds: readonly ((call: PhoneCall) => void)[]) {
  const [carrier] = await openCarriers(laboratory, { trunk });
  if (carrier === undefined) throw new Error('a carrier');
  carrier.onCall = (call) => {
    const deed = deeds[carrier.calls.length - 1];
    if (deed === undefined) carrier.pickUp(call);
    else deed(call);
  };
  return carrier;
}

const refuses =
  (status: number, ...headers: HeaderEntry[]) =>
  (call: PhoneCall) =>
    void call.incoming?.reject(status, { headers });
const inviteOf = (carrier: TestPhone, index: number): SipRequest | null => carrier.calls[index]?.invite ?? null;

describe('an INVITE to a provider', () => {
  it('answers its challenge with the account, and is given up where that is refused', async () => {
    const account = { username: 'acme', authUsername: 'acme-auth', password: 'secret' };
    const carrier = await carrierThat(account, refuses(407, CHALLENGE));
    const call = alice.call(NUMBER);
    await call.answered();
    const credentials = inviteOf(carrier, 1)?.headers.get('Proxy-Authorization') ?? '';
    expect(credentials).toMatch(/username="acme-auth", realm="carrier".*algorithm=SHA-256/);
    expect(inviteOf(carrier, 1)?.callId).toBe(inviteOf(carrier, 0)?.callId);
    await call.bye();
    const strict = await carrierThat(account, refuses(407, CHALLENGE), refuses(407, CHALLENGE));
    expect(await alice.call(NUMBER).refused()).toBe(502);
    expect(strict.calls).toHaveLength(2);
  });

  it('tells no other realm than the one set its password', async () => {
    const carrier = await carrierThat(
      { authUsername: 'acme', password: 'secret', realm: 'elsewhere' },
      refuses(407, CHALLENGE),
    );
    expect(await alice.call(NUMBER).refused()).toBe(502);
    expect(carrier.calls).toHaveLength(1);
  });

  it('asks for as long a session as the provider wants (RFC 4028 §7.3)', async () => {
    const carrier = await carrierThat({}, refuses(422, ['Min-SE', '3000']));
    const call = alice.call(NUMBER);
    await call.answered();
    const [first, second] = [inviteOf(carrier, 0), inviteOf(carrier, 1)];
    expect(second?.headers.get('Session-Expires')).toMatch(/^3000/);
    expect([second?.callId, second?.fromTag]).toEqual([first?.callId, first?.fromTag]);
    await call.bye();
  });

  it('offers SRTP where that is optional, and once more without where it is refused', async () => {
    const carrier = await carrierThat({ srtp: 'optional' }, refuses(488));
    const call = alice.call(NUMBER);
    await call.answered();
    expect(inviteOf(carrier, 0)?.text).toMatch(/RTP\/SAVP .*a=crypto:/s);
    expect(inviteOf(carrier, 1)?.text).toMatch(/RTP\/AVP /);
    await call.bye();
  });

  it('offers SRTP and nothing else where that is mandatory', async () => {
    const carrier = await carrierThat({ srtp: 'mandatory' }, refuses(488));
    expect(await alice.call(NUMBER).refused()).toBe(488);
    expect(carrier.calls).toHaveLength(1);
  });

  it('follows no redirection: where calls go, and who pays, is decided here', async () => {
    const elsewhere = await laboratory.registered('1001');
    const carrier = await carrierThat({}, refuses(302, ['Contact', elsewhere.contact]));
    expect(await alice.call(NUMBER).refused()).toBe(480);
    expect([carrier.calls.length, elsewhere.calls.length]).toEqual([1, 0]);
  });

  it('goes by the provider’s outbound proxy as its first hop', async () => {
    const carrier = await carrierThat({});
    const [place = ''] = /127\.0\.0\.1:\d+/.exec(carrier.contact) ?? [];
    const trunk = laboratory.host.features.trunksHere.get(1);
    if (trunk === undefined) throw new Error('a trunk');
    laboratory.host.features.trunksHere.set(1, { ...trunk, host: 'carrier.test', proxy: '', outboundProxy: place });
    laboratory.host.features.trunksChanged();
    const call = alice.call(NUMBER);
    await call.answered();
    expect(inviteOf(carrier, 0)?.uriText).toMatch(/^sip:\d+@carrier\.test$/);
    expect(inviteOf(carrier, 0)?.headers.get('Route')).toBe(`<sip:${place};lr>`);
    await call.bye();
  });

  it('that is met with silence, without so much as 100, is given up after six seconds', async () => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    await carrierThat({ proxy: `127.0.0.1:${silent.address().port}` });
    const heard = once(silent, 'message');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const call = alice.call(NUMBER);
    await heard;
    vi.advanceTimersByTime(5900);
    expect(call.failure).toBeNull();
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(await call.refused()).toBe(504);
    silent.close();
  });

  it('goes over TLS, with SRTP in its offer', async () => {
    const seen = new Observed();
    const invites: SipRequest[] = [];
    const carrier: SipEndpoint = new SipEndpoint({
      listen: [{ transport: 'tls', address: '127.0.0.1', port: 0 }],
      factories: { tls: tlsTransport(pair) },
      onRequest: (request, transaction) => {
        if (!(transaction instanceof InviteServerTransaction)) return void transaction.respond(200);
        invites.push(request);
        seen.notify();
        carrier.acceptInvite(transaction).reject(486);
      },
    });
    await carrier.start();
    const proxy = `127.0.0.1:${carrier.listening[0]?.port}`;
    const unproven = await carrierThat({ transport: 'tls', srtp: 'optional', proxy });
    expect(await alice.call(NUMBER).refused()).toBe(502);
    expect([invites.length, unproven.calls.length]).toEqual([0, 0]);
    expect((await laboratory.engine.trunks())[0]?.lastError).toMatch(/its certificate is by an unknown issuer/);
    await carrierThat({ transport: 'tls', srtp: 'optional', proxy, tlsCa: pair.cert });
    expect(await alice.call(NUMBER).refused()).toBe(486);
    const [invite] = invites;
    expect(invite?.via.transport).toBe('TLS');
    expect(invite?.uriText).toContain(';transport=tls');
    expect(invite?.headers.get('Contact')).toContain(';transport=tls');
    expect(invite?.text).toContain('RTP/SAVP');
    await carrier.stop();
  });
});
