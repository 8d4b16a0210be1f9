import { type OutgoingRequest, SipRequestError, SipResponse, SipTransportError } from '@strowger/sip';
import { ManualClock, settled } from '@strowger/sip/testing/manual-clock';
import type { SwitchEvent, TrunkConfiguration } from '@strowger/switch';
import { beforeEach, describe, expect, it } from 'vitest';
import { registeringTrunk, trunkWith } from '../testing/test-trunk.ts';
import { LiveTrunks } from './live-trunks.ts';

type Headers = ReadonlyArray<readonly [string, string]>;

/** One request of ours, as the provider has it; null: it says nothing. */
type Provider = (request: Sent) => { readonly status: number; readonly headers?: Headers } | null;

interface Sent {
  readonly method: string;
  readonly expires: number;
  readonly from: string;
  readonly uri: string;
}

const SILENCE_MS = 32_000;

/** Its time of day can be set; what is waited for is not touched by that. */
class SettableClock extends ManualClock {
  #behindMs = 0;

  override now(): number {
    return super.now() - this.#behindMs;
  }

  setBack(ms: number): void {
    this.#behindMs += ms;
  }
}

class Bench {
  readonly clock = new SettableClock();
  readonly sent: Sent[] = [];
  readonly events: SwitchEvent[] = [];
  readonly configured = new Map<number, TrunkConfiguration>();
  provider: Provider = () => ({ status: 200 });
  registersHere = true;
  #listener: () => void = () => {};
  readonly trunks = new LiveTrunks({
    clock: this.clock,
    log: () => {},
    emit: (event) => this.events.push(event),
    sip: { request: (description) => this.#answer(description) },
    host: {
      trunks: {
        all: () => [...this.configured.values()],
        find: (id) => this.configured.get(id) ?? null,
        subscribe: (listener) => {
          this.#listener = listener;
          return () => {};
        },
        registersHere: () => this.registersHere,
        peersAt: (address) => [...this.configured.values()].filter(({ host }) => host === address),
        ownerOf: async () => null,
      },
    },
  });

  async configure(...trunks: readonly TrunkConfiguration[]): Promise<void> {
    this.configured.clear();
    for (const trunk of trunks) this.configured.set(trunk.providerId, trunk);
    this.#listener();
    await settled();
  }

  get state(): readonly unknown[] {
    return this.trunks.all().map(({ state, lastError }) => [state, lastError]);
  }

  /** REGISTERs as `user expires`, other requests as their method. */
  get told(): readonly string[] {
    return this.sent.map(({ method, expires, from }) => (method === 'REGISTER' ? `${from} ${expires}` : method));
  }

  #answer(description: OutgoingRequest): Promise<SipResponse> {
    const headers = new Map(description.headers ?? []);
    const { method, from, uri } = description;
    const sent = {
      method,
      expires: Number(headers.get('Expires') ?? -1),
      from: typeof from === 'object' && from.uri.scheme === 'sip' ? (from.uri.user ?? '') : '',
      uri: typeof uri === 'object' && uri.scheme === 'sip' ? uri.host : '',
    };
    this.sent.push(sent);
    const answer = this.provider(sent);
    if (answer !== null) return Promise.resolve(new SipResponse(answer));
    return new Promise((_resolve, reject) => {
      this.clock.after(SILENCE_MS, () => reject(new SipRequestError('timeout', 'no answer')));
    });
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
  bench.trunks.start();
});

/** A connection that the system would not make. */
function failedBy(code: string): SipRequestError {
  const cause = Object.assign(new Error(code), { code });
  return new SipRequestError('transport', '', new SipTransportError('unreachable', '', cause));
}

const granted =
  (seconds: number): Provider =>
  () => ({ status: 200, headers: [['Expires', String(seconds)]] });

describe('a provider that wants a registration', () => {
  it('has one, refreshed in time, as REGED; its calls may go out', async () => {
    bench.provider = granted(100);
    await bench.configure(registeringTrunk('ann'));
    expect(bench.state).toEqual([['REGED', '']]);
    expect(bench.trunks.readiness(1)).toBe('ready');
    await bench.clock.advance(89_000);
    expect(bench.told).toEqual(['ann 800']);
    await bench.clock.advance(2000);
    expect(bench.told).toEqual(['ann 800', 'ann 800']);
    expect(bench.events.map((event) => event.type === 'provider.state' && event.trunk.state)).toEqual([
      'TRYING',
      'REGED',
    ]);
  });

  it('refuses a wrong password once in ten minutes, and the reason is said in plain words', async () => {
    bench.provider = () => ({ status: 403 });
    await bench.configure(registeringTrunk('ann'));
    expect(bench.state).toEqual([['FAILED', expect.stringContaining('password')]]);
    expect(bench.trunks.readiness(1)).toBe('unregistered');
    await bench.clock.advance(599_000);
    expect(bench.sent).toHaveLength(1);
    await bench.clock.advance(2000);
    expect(bench.sent).toHaveLength(2);
  });

  it('is asked at once when its configuration has changed, whatever it was waiting for', async () => {
    bench.provider = () => ({ status: 403 });
    await bench.configure(registeringTrunk('ann'));
    bench.provider = granted(100);
    await bench.configure(registeringTrunk('ann', { password: 'better' }));
    expect(bench.state).toEqual([['REGED', '']]);
  });

  it('is TIMEOUT while it is silent, and EXPIRED once what it granted has run out', async () => {
    bench.provider = granted(100);
    await bench.configure(registeringTrunk('ann'));
    bench.provider = () => null;
    await bench.clock.advance(90_000 + 1000);
    expect(bench.trunks.readiness(1)).toBe('ready');
    await bench.clock.advance(10_000);
    expect(bench.trunks.readiness(1)).toBe('unregistered');
    await bench.clock.advance(SILENCE_MS);
    expect(bench.state).toEqual([['EXPIRED', expect.stringContaining('No answer from 192.0.2.1')]]);
    await bench.configure(registeringTrunk('bob', { providerId: 2 }));
    await bench.clock.advance(SILENCE_MS * 2);
    expect(bench.trunks.all().find(({ providerId }) => providerId === 2)?.state).toMatch(/TIMEOUT|REGISTER/);
  });

  it('that answers with something that is no SIP is told to do so', async () => {
    bench.provider = () => null;
    await bench.configure(registeringTrunk('ann'));
    bench.trunks.heardGarbage('192.0.2.1');
    await bench.clock.advance(SILENCE_MS);
    expect(bench.state).toEqual([['TIMEOUT', expect.stringContaining('is no SIP')]]);
  });

  it('whose name is none does not keep the others from work', async () => {
    await bench.configure(registeringTrunk('ann', { host: 'not a host' }), registeringTrunk('bob', { providerId: 2 }));
    expect(bench.state).toEqual([
      ['FAIL_WAIT', 'The name not a host cannot be resolved.'],
      ['REGED', ''],
    ]);
  });

  it.each([
    ['whose name nobody knows', new SipRequestError('unresolvable', ''), 'The name 192.0.2.1 cannot be resolved.'],
    ['whose certificate has run out', failedBy('CERT_HAS_EXPIRED'), 'its certificate has expired'],
    ['whose certificate is for somebody else', failedBy('ERR_TLS_CERT_ALTNAME_INVALID'), 'is for another name'],
    ['whose certificate nobody vouches for', failedBy('SELF_SIGNED_CERT_IN_CHAIN'), 'by an unknown issuer'],
  ])('%s says so, and works as soon as that is mended', async (_, error, words) => {
    bench.provider = () => {
      throw error;
    };
    await bench.configure(registeringTrunk('ann'));
    expect(bench.state).toEqual([['FAIL_WAIT', expect.stringContaining(words)]]);
    bench.provider = granted(100);
    await bench.clock.advance(31_000);
    expect(bench.state).toEqual([['REGED', '']]);
  });

  it('loses the old registration before the new one comes, when it is renamed or has another account', async () => {
    await bench.configure(registeringTrunk('ann'));
    await bench.configure(registeringTrunk('ann', { name: 'Renamed' }));
    await bench.configure(registeringTrunk('bob', { name: 'Renamed' }));
    expect(bench.told).toEqual(['ann 800', 'ann 0', 'ann 800', 'ann 0', 'bob 800']);
    expect(bench.trunks.all()).toMatchObject([{ name: 'Renamed', state: 'REGED' }]);
  });

  it('keeps its registration when something changes that it cannot see', async () => {
    await bench.configure(registeringTrunk('ann'));
    await bench.configure(registeringTrunk('ann', { channels: 2, codecs: ['PCMA'] }));
    expect(bench.told).toEqual(['ann 800']);
    expect(bench.trunks.configuration(1)).toMatchObject({ channels: 2 });
  });

  it('loses it when it is switched off, and when the engine goes down', async () => {
    await bench.configure(registeringTrunk('ann'), registeringTrunk('bob', { providerId: 2 }));
    await bench.configure(registeringTrunk('bob', { providerId: 2 }));
    expect(bench.told).toEqual(['ann 800', 'bob 800', 'ann 0']);
    expect(bench.trunks.readiness(1)).toBe('missing');
    await bench.trunks.stop();
    expect(bench.told.at(-1)).toBe('bob 0');
  });

  it('that does not take back the old registration holds up the new one for four seconds at most', async () => {
    await bench.configure(registeringTrunk('ann'));
    bench.provider = ({ expires }) => (expires === 0 ? null : { status: 200 });
    await bench.configure(registeringTrunk('bob'));
    expect(bench.told).toEqual(['ann 800', 'ann 0']);
    await bench.clock.advance(4000);
    expect(bench.told).toEqual(['ann 800', 'ann 0', 'bob 800']);
  });

  it('is left alone where another process registers with it, and taken over when that one has gone', async () => {
    bench.registersHere = false;
    await bench.configure(registeringTrunk('ann'));
    expect(bench.state).toEqual([['UNREGED', expect.stringContaining('Another process')]]);
    expect(bench.trunks.readiness(1)).toBe('ready');
    bench.registersHere = true;
    await bench.configure(registeringTrunk('ann'));
    expect(bench.told).toEqual(['ann 800']);
  });

  it('is asked for the time that 423 names', async () => {
    bench.provider = ({ expires }) =>
      expires < 3600 ? { status: 423, headers: [['Min-Expires', '3600']] } : { status: 200 };
    await bench.configure(registeringTrunk('ann'));
    expect(bench.told).toEqual(['ann 800', 'ann 3600']);
    expect(bench.state).toEqual([['REGED', '']]);
  });

  it('registers us anew when the clock leaps ahead, as this machine may have slept, and not when it is set back', async () => {
    await bench.configure(registeringTrunk('ann'));
    bench.trunks.round();
    await bench.clock.advance(20_000);
    bench.trunks.round();
    expect(bench.told).toEqual(['ann 800']);
    await bench.clock.advance(60_000);
    bench.trunks.round();
    expect(bench.told).toEqual(['ann 800', 'ann 800']);
    bench.clock.setBack(3_600_000);
    bench.trunks.round();
    await settled();
    expect(bench.told).toHaveLength(2);
    expect(bench.state).toEqual([['REGED', '']]);
  });

  it('registers anew when that is asked for of this provider', async () => {
    const trunk = registeringTrunk('ann');
    await bench.configure(trunk);
    const ask = (resource: string, id: number) => bench.trunks.follow({ tenantId: null, resource, id: String(id) });
    ask('provider_registrations', trunk.providerId + 1);
    ask('providers', trunk.providerId);
    await settled();
    expect(bench.told).toEqual(['ann 800']);
    ask('provider_registrations', trunk.providerId);
    await settled();
    expect(bench.told).toEqual(['ann 800', 'ann 800']);
  });

  it('says how calls are routed over it (RFC 3608); what is no address does not count', async () => {
    const route = '<sip:edge.example.net;lr>';
    bench.provider = () => ({
      status: 200,
      headers: [
        ['Service-Route', route],
        ['Service-Route', '<sip:'],
      ],
    });
    await bench.configure(registeringTrunk('ann'));
    expect(bench.trunks.serviceRoute(1)).toEqual([route]);
  });
});

describe('a provider that is pinged (contract 30 §2.1)', () => {
  const pinged = trunkWith({ pingSeconds: 10, pingMissed: 2, pingGood: 2 });

  it('is DOWN after ping_min missed pings and up after ping_max good ones', async () => {
    await bench.configure(pinged);
    expect(bench.state).toEqual([['NOREG', '']]);
    bench.provider = () => ({ status: 503 });
    await bench.clock.advance(10_000);
    expect(bench.state).toMatchObject([['NOREG', 'The provider answered 503 Service Unavailable.']]);
    await bench.clock.advance(10_000);
    expect(bench.state).toMatchObject([['DOWN', expect.stringContaining('503')]]);
    expect(bench.trunks.readiness(1)).toBe('down');
    bench.provider = () => ({ status: 405 });
    await bench.clock.advance(10_000);
    expect(bench.trunks.readiness(1)).toBe('down');
    await bench.clock.advance(10_000);
    expect(bench.state).toEqual([['NOREG', '']]);
  });

  it('that is silent for five seconds has missed the ping', async () => {
    bench.provider = () => null;
    await bench.configure(pinged);
    await bench.clock.advance(29_000);
    expect(bench.trunks.readiness(1)).toBe('ready');
    await bench.clock.advance(1000);
    expect(bench.state).toEqual([['DOWN', 'No answer from 192.0.2.1, port 5060, over UDP.']]);
  });

  it('can be asked at any time', async () => {
    await bench.configure(trunkWith());
    expect(await bench.trunks.probe(1)).toMatchObject({ reachable: true, status: 200, error: '' });
    bench.provider = () => null;
    const silent = bench.trunks.probe(1);
    await bench.clock.advance(5000);
    expect(await silent).toMatchObject({ reachable: false, status: null, ms: null });
    expect(() => bench.trunks.probe(7)).toThrow('No such provider');
  });
});

describe('the calls of a provider', () => {
  it('tell what is wrong with one that neither registers us nor is pinged', async () => {
    await bench.configure(trunkWith({ transport: 'tls', port: 5061 }));
    bench.trunks.tried(1, failedBy('CERT_HAS_EXPIRED'));
    expect(bench.state).toEqual([['NOREG', expect.stringContaining('its certificate has expired')]]);
    expect(bench.trunks.readiness(1)).toBe('ready');
    bench.trunks.tried(1, null);
    expect(bench.state).toEqual([['NOREG', '']]);
  });

  it('are as many at a time as it has channels', async () => {
    await bench.configure(trunkWith({ channels: 2 }));
    const first = Promise.withResolvers<void>();
    bench.trunks.carries(1, { ended: first.promise }, 'in');
    bench.trunks.carries(1, { ended: new Promise(() => {}) }, 'out');
    expect(bench.trunks.readiness(1)).toBe('full');
    expect(bench.trunks.all()).toMatchObject([{ callsActive: 2, callsIn: 1 }]);
    first.resolve();
    await settled();
    expect(bench.trunks.readiness(1)).toBe('ready');
  });
});
