import { SRTP_SUITES, srtpMasterBytes } from '@strowger/rtp';
import { type CryptoAttribute, cryptoValue, parseCryptoAttribute } from '@strowger/sip';
import { expect, test } from 'vitest';
import { readAudio } from './audio-description.ts';
import type { RemoteSecurity } from './media-security.ts';
import { LegSecurity, type OwnSecurity } from './own-security.ts';

const PLACE = { addresses: ['192.0.2.1'], port: 20_000 };
const KEY = new Uint8Array(30).fill(7);
const OTHER_KEY = new Uint8Array(30).fill(8);
const LOCAL = {
  iceUfrag: 'ours',
  icePwd: 'ourpasswordourpassword',
  fingerprint: `sha-256 ${Array(32).fill('AB').join(':')}`,
  ssrc: 42,
  cname: 'exchange',
};

function description(protocol: string, attributes: readonly string[] = []): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.9',
    's=-',
    'c=IN IP4 192.0.2.9',
    't=0 0',
    `m=audio 4000 ${protocol} 0 101`,
    'a=rtpmap:101 telephone-event/8000',
    ...attributes.map((value) => `a=${value}`),
    '',
  ].join('\r\n');
}

function offered(protocol: string, ...attributes: string[]): RemoteSecurity | null {
  return readAudio(description(protocol, attributes))?.security ?? null;
}

function cryptos({ attributes }: OwnSecurity): (CryptoAttribute | null)[] {
  return attributes.filter(({ name }) => name === 'crypto').map(({ value }) => parseCryptoAttribute(value ?? ''));
}

const crypto80 = (tag: number, key = KEY) => `crypto:${cryptoValue(tag, 'AES_CM_128_HMAC_SHA1_80', key)}`;
const crypto32 = (tag: number, key = KEY) => `crypto:${cryptoValue(tag, 'AES_CM_128_HMAC_SHA1_32', key)}`;
const BROWSER = [
  'ice-ufrag:abcd',
  'ice-pwd:abcdefghabcdefghabcdefgh',
  `fingerprint:${LOCAL.fingerprint}`,
  'setup:actpass',
  'mid:audio0',
  'rtcp-mux',
  'candidate:1 1 udp 1 host-name.local 5000 typ host',
  'candidate:2 1 udp 1 192.0.2.9 5000 typ host',
];

test('RTP/SAVP without a key that we can use is no audio we can carry', () => {
  expect(offered('RTP/SAVP')).toBeNull();
  expect(offered('RTP/SAVP', 'crypto:1 F8_128_HMAC_SHA1_80 inline:AAAA')).toBeNull();
  expect(offered('RTP/SAVP', `${crypto80(1)}|2^20|1:4`)).toBeNull();
  expect(offered('RTP/SAVP', `${crypto80(1)} UNENCRYPTED_SRTP`)).toBeNull();
  expect(offered('RTP/SAVP', crypto80(1, new Uint8Array(16)))).toBeNull();
});

test('the first suite that both speak is answered under its tag with a key of our own (RFC 4568 §5.1.2)', () => {
  const offer = offered('RTP/SAVP', 'crypto:1 AES_256_CM_HMAC_SHA1_80 inline:AAAA', crypto32(2), crypto80(3));
  const leg = new LegSecurity('plain', undefined, PLACE);
  expect(leg.told).toBe('');
  if (offer === null) throw new Error('not understood');
  const protection = leg.acceptOffer(offer);
  const answer = leg.answer(offer, 'RTP/SAVP');
  expect(answer.protocol).toBe('RTP/SAVP');
  const [own, ...more] = cryptos(answer);
  expect(more).toEqual([]);
  expect(own).toMatchObject({ tag: 2, suite: 'AES_CM_128_HMAC_SHA1_32' });
  expect(own?.key).not.toEqual(KEY);
  expect(protection?.srtp).toMatchObject({ send: { master: own?.key }, receive: { master: KEY } });
  expect(leg.told).toBe('srtp:sdes:AES_CM_128_HMAC_SHA1_32');
});

test('keys under RTP/AVP are an offer of optional protection, answered in the same profile', () => {
  const offer = offered('RTP/AVP', crypto80(1));
  const leg = new LegSecurity('plain', undefined, PLACE);
  if (offer === null) throw new Error('not understood');
  expect(leg.acceptOffer(offer)?.srtp).toBeDefined();
  expect(leg.answer(offer, 'RTP/AVP')).toMatchObject({ protocol: 'RTP/AVP', attributes: [{ name: 'crypto' }] });
});

test('a later offer keeps our key and takes the new one of the phone', () => {
  const leg = new LegSecurity('plain', undefined, PLACE);
  const [first, second] = [offered('RTP/SAVP', crypto80(1)), offered('RTP/SAVP', crypto80(1, OTHER_KEY))];
  if (first === null || second === null) throw new Error('not understood');
  const before = leg.acceptOffer(first)?.srtp;
  const after = leg.acceptOffer(second)?.srtp;
  expect(after?.send).toEqual(before?.send);
  expect(after?.receive.master).toEqual(OTHER_KEY);
});

test('we offer RTP/SAVP with a key for each suite; only one of them, under its tag, is an answer', () => {
  const leg = new LegSecurity('sdes', undefined, PLACE);
  const offer = leg.offer();
  expect(offer.protocol).toBe('RTP/SAVP');
  const own = cryptos(offer);
  expect(own.map((line) => line?.suite)).toEqual([...SRTP_SUITES]);
  expect(own.map((line) => line?.key.length)).toEqual(SRTP_SUITES.map(srtpMasterBytes));
  expect(own[0]?.key).not.toEqual(own[3]?.key);
  const answers = (...attributes: string[]) => {
    const answer = offered('RTP/SAVP', ...attributes);
    return answer && leg.acceptAnswer(answer);
  };
  expect(answers(crypto32(1))).toBeNull();
  expect(leg.acceptAnswer({ profile: 'plain' })).toBeNull();
  expect(answers(crypto32(4))?.srtp?.send.master).toEqual(own[3]?.key);
});

test.each(['AEAD_AES_128_GCM', 'AEAD_AES_256_GCM'] as const)(
  'a phone may use %s (RFC 7714), with keys of its length',
  (suite) => {
    const key = Buffer.alloc(srtpMasterBytes(suite), 9);
    const leg = new LegSecurity('plain', undefined, PLACE);
    const offer = offered('RTP/SAVP', `crypto:1 ${suite} inline:${key.toString('base64')}`, crypto80(2));
    if (offer === null) throw new Error('not understood');
    expect(leg.acceptOffer(offer)?.srtp).toMatchObject({
      send: { suite },
      receive: { suite, master: new Uint8Array(key) },
    });
    expect(cryptos(leg.answer(offer, 'RTP/SAVP')).map((line) => [line?.tag, line?.suite, line?.key.length])).toEqual([
      [1, suite, srtpMasterBytes(suite)],
    ]);
    const short = offered('RTP/SAVP', `crypto:1 ${suite} inline:${key.subarray(1).toString('base64')}`);
    expect(short).toBeNull();
  },
);

test('a plain leg that gets keys it did not ask for takes none', () => {
  const answer = offered('RTP/AVP', crypto80(1));
  const leg = new LegSecurity('plain', undefined, PLACE);
  expect(answer && leg.acceptAnswer(answer)).toEqual({});
  expect(leg.told).toBe('');
});

const DESK = [`fingerprint:${LOCAL.fingerprint}`, 'setup:actpass'];

test('a phone with DTLS and no ICE is answered without ICE, and begins itself (RFC 5763)', () => {
  const offer = offered('UDP/TLS/RTP/SAVP', ...DESK);
  const leg = new LegSecurity('dtls', LOCAL, PLACE);
  if (offer === null) throw new Error('not understood');
  expect(leg.acceptOffer(offer)?.webrtc).toMatchObject({
    fingerprint: LOCAL.fingerprint,
    setup: 'active',
    direct: { address: '192.0.2.9', port: 4000, rtcpMux: false },
  });
  const answer = leg.answer(offer, 'UDP/TLS/RTP/SAVP');
  expect(answer.protocol).toBe('UDP/TLS/RTP/SAVP');
  expect(answer.attributes).toEqual([
    { name: 'fingerprint', value: LOCAL.fingerprint },
    { name: 'setup', value: 'passive' },
  ]);
  expect(leg.offer().protocol).toBe('UDP/TLS/RTP/SAVP');
  expect(leg.told).toBe('srtp:dtls');
  expect(leg.isRestartedBy(offer)).toBe(false);
});

test('a leg with ICE and one without take no offers of each other; half a browser is neither', () => {
  const [desk, browser] = [offered('UDP/TLS/RTP/SAVP', ...DESK), offered('UDP/TLS/RTP/SAVPF', ...BROWSER)];
  if (desk === null || browser === null) throw new Error('not understood');
  expect(new LegSecurity('webrtc', LOCAL, PLACE).acceptOffer(desk)).toBeNull();
  expect(new LegSecurity('dtls', LOCAL, PLACE).acceptOffer(browser)).toBeNull();
  expect(offered('UDP/TLS/RTP/SAVPF', ...DESK, 'ice-ufrag:abcd')).toBeNull();
});

test('another ICE user in an offer is a restart: the next transport is described, its roles settled anew', () => {
  const offerOf = (user: string) => offered('UDP/TLS/RTP/SAVPF', ...BROWSER.map((line) => line.replace('abcd', user)));
  const [first, second] = [offerOf('abcd'), offerOf('efgh')];
  if (first === null || second === null) throw new Error('not understood');
  const leg = new LegSecurity('webrtc', LOCAL, PLACE);
  expect(leg.isRestartedBy(first)).toBe(false);
  leg.acceptOffer(first);
  expect(leg.isRestartedBy(first)).toBe(false);
  expect(leg.isRestartedBy(second)).toBe(true);
  leg.restart({ ...LOCAL, iceUfrag: 'anew' }, 20_002);
  expect(leg.acceptOffer(second)?.webrtc).toMatchObject({ iceUfrag: 'efgh', setup: 'active', nominates: true });
  const lines = leg.answer(second, 'UDP/TLS/RTP/SAVPF').attributes.map(({ name, value }) => `${name}:${value}`);
  expect(lines).toContain('ice-ufrag:anew');
  // Before it has our answer, the browser would give our hello to its former association.
  expect(lines).toContain('setup:passive');
  expect(lines).toContain('candidate:1 1 UDP 2130706431 192.0.2.1 20002 typ host');
});

test('a browser is told every address it may come to, the best first (RFC 8445 §5.1.2)', () => {
  const leg = new LegSecurity('webrtc', LOCAL, { addresses: ['2001:db8::1', '192.0.2.1'], port: 20_000 });
  const candidates = leg.offer().attributes.flatMap(({ name, value }) => (name === 'candidate' ? [value] : []));
  expect(candidates).toEqual([
    '1 1 UDP 2130706431 2001:db8::1 20000 typ host',
    '2 1 UDP 2130706175 192.0.2.1 20000 typ host',
  ]);
});

test('a browser is answered with our transport, in its bundle, and announced stream', () => {
  const text = description('UDP/TLS/RTP/SAVPF', BROWSER).replace('t=0 0', 't=0 0\r\na=group:BUNDLE audio0');
  const offer = readAudio(text)?.security ?? null;
  const leg = new LegSecurity('webrtc', LOCAL, PLACE);
  if (offer === null) throw new Error('not understood');
  expect(leg.acceptOffer(offer)?.webrtc).toMatchObject({
    iceUfrag: 'abcd',
    setup: 'passive',
    nominates: true,
    candidates: ['2 1 udp 1 192.0.2.9 5000 typ host'],
  });
  const answer = leg.answer(offer, 'UDP/TLS/RTP/SAVPF');
  const told = new Map(answer.attributes.map(({ name, value }) => [name, value]));
  expect(told.get('setup')).toBe('active');
  expect(told.get('mid')).toBe('audio0');
  expect(told.get('candidate')).toBe('1 1 UDP 2130706431 192.0.2.1 20000 typ host');
  expect(told.get('ssrc')).toBe('42 cname:exchange');
  expect(answer.groups).toEqual([{ name: 'group', value: 'BUNDLE audio0' }]);
  expect(leg.told).toBe('srtp:dtls');
});

test('a browser that answered our offer keeps its DTLS role when it offers later (RFC 8842 §5.5)', () => {
  const leg = new LegSecurity('webrtc', LOCAL, PLACE);
  const attributes = leg.offer().attributes.map(({ name, value }) => `${name}:${value}`);
  expect(attributes).toContain('setup:actpass');
  const answer = offered('UDP/TLS/RTP/SAVPF', ...BROWSER.map((line) => line.replace('actpass', 'active')));
  const later = offered('UDP/TLS/RTP/SAVPF', ...BROWSER);
  if (answer === null || later === null) throw new Error('not understood');
  expect(leg.acceptAnswer(answer)?.webrtc).toMatchObject({ setup: 'active', nominates: false });
  expect(leg.acceptOffer(later)?.webrtc).toMatchObject({ setup: 'active', nominates: false });
  expect(leg.answer(later, 'UDP/TLS/RTP/SAVPF').attributes).toContainEqual({ name: 'setup', value: 'passive' });
});

test('a browser and a phone cannot take each other’s transport', () => {
  const browser = offered('UDP/TLS/RTP/SAVPF', ...BROWSER);
  if (browser === null) throw new Error('not understood');
  expect(new LegSecurity('plain', undefined, PLACE).acceptOffer(browser)).toBeNull();
  expect(new LegSecurity('webrtc', LOCAL, PLACE).acceptOffer({ profile: 'plain' })).toBeNull();
});

test.each(['ice-ufrag', 'ice-pwd', 'fingerprint', 'setup', 'rtcp-mux'])(
  'without %s a browser is not served',
  (name) => {
    expect(offered('UDP/TLS/RTP/SAVPF', ...BROWSER.filter((line) => !line.startsWith(name)))).toBeNull();
  },
);

test('an address of zeroes puts a phone on hold, but says nothing with ICE', () => {
  const zero = (text: string) => text.replace('c=IN IP4 192.0.2.9', 'c=IN IP4 0.0.0.0');
  expect(readAudio(zero(description('RTP/AVP')))?.held).toBe(true);
  expect(readAudio(zero(description('UDP/TLS/RTP/SAVPF', BROWSER)))?.held).toBe(false);
  expect(readAudio(description('UDP/TLS/RTP/SAVPF', [...BROWSER, 'sendonly']))?.held).toBe(true);
});
