import { type CryptoAttribute, cryptoValue, parseCryptoAttribute } from '@strowger/sip';
import { expect, test } from 'vitest';
import { readAudio } from './audio-description.ts';
import type { RemoteSecurity } from './media-security.ts';
import { LegSecurity, type OwnSecurity } from './own-security.ts';

const PLACE = { address: '192.0.2.1', port: 20_000 };
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
  expect(own.map((line) => line?.suite)).toEqual(['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32']);
  expect(own[0]?.key).not.toEqual(own[1]?.key);
  const answers = (...attributes: string[]) => {
    const answer = offered('RTP/SAVP', ...attributes);
    return answer && leg.acceptAnswer(answer);
  };
  expect(answers(crypto32(1))).toBeNull();
  expect(leg.acceptAnswer({ profile: 'plain' })).toBeNull();
  expect(answers(crypto32(2))?.srtp?.send.master).toEqual(own[1]?.key);
});

test('a plain leg that gets keys it did not ask for takes none', () => {
  const answer = offered('RTP/AVP', crypto80(1));
  const leg = new LegSecurity('plain', undefined, PLACE);
  expect(answer && leg.acceptAnswer(answer)).toEqual({});
  expect(leg.told).toBe('');
});

test('a browser is answered with our transport, in its bundle, and announced stream', () => {
  const text = description('UDP/TLS/RTP/SAVPF', BROWSER).replace('t=0 0', 't=0 0\r\na=group:BUNDLE audio0');
  const offer = readAudio(text)?.security ?? null;
  const leg = new LegSecurity('webrtc', LOCAL, PLACE);
  if (offer === null) throw new Error('not understood');
  expect(leg.acceptOffer(offer)?.webrtc).toMatchObject({
    iceUfrag: 'abcd',
    setup: 'passive',
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
  expect(leg.acceptAnswer(answer)?.webrtc?.setup).toBe('active');
  expect(leg.acceptOffer(later)?.webrtc?.setup).toBe('active');
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
