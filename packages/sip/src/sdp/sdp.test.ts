import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecAttributes, codecsOf } from './codecs.ts';
import { directionOf, isHeld, withDirection } from './direction.ts';
import { formatSdp } from './format-sdp.ts';
import { connectionOf, mediaAddress, rtcpAddress } from './media-address.ts';
import { attribute, attributes, hasAttribute, ptimeOf, rejectMedia } from './media-attributes.ts';
import { parseSdp } from './parse-sdp.ts';
import { SdpParseError } from './sdp-parse-error.ts';
import type { MediaDescription, SessionDescription } from './session-description.ts';

const text = `v=0
o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1
s=Call to John Smith
i=SDP Offer #1
u=http://www.jdoe.example.com/home.html
e=Jane Doe <jane@jdoe.example.com>
p=+1 617 555-6011
c=IN IP4 198.51.100.1
b=CT:128
t=0 0
r=7d 1h 0 25h
z=2882844526 -1h 2898848070 0
a=group:BUNDLE 0
a=sendonly
m=audio 49170 RTP/SAVP 0 8 9 96 101
i=speech
c=IN IP4 203.0.113.9
b=AS:64
a=rtpmap:9 G722/8000
a=rtpmap:96 opus/48000/2
a=fmtp:96 useinbandfec=1; stereo=0
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
a=ptime:20
a=rtcp:53020 IN IP4 203.0.113.10
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32
a=ice-ufrag:8hhY
a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host
a=inactive
m=video 51372/2 RTP/AVP 99
a=rtpmap:99 h263-1998/90000
a=rtcp-mux
m=image 0 udptl t38
`.replaceAll('\n', '\r\n');

/** A medium of a description that must have it. */
function media(description: SessionDescription, index = 0): MediaDescription {
  const found = description.media[index];
  if (found === undefined) throw new Error('no such medium');
  return found;
}

const audio = (lines: string, session = '') =>
  parseSdp(`v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n${session}m=audio 4000 RTP/AVP 0\n${lines}`);

describe('session descriptions (RFC 8866)', () => {
  it('are read whole and written the same', () => {
    const description = parseSdp(text);
    expect(description).toMatchObject({
      origin: { username: 'jdoe', sessionId: '3724394400', sessionVersion: '3724394405', address: '198.51.100.1' },
      timings: [{ start: '0', stop: '0', repeats: ['7d 1h 0 25h'] }],
      bandwidths: [{ type: 'CT', value: 128 }],
    });
    expect(description.media.map(({ type, port, portCount, protocol }) => [type, port, portCount, protocol])).toEqual([
      ['audio', 49170, undefined, 'RTP/SAVP'],
      ['video', 51372, 2, 'RTP/AVP'],
      ['image', 0, undefined, 'udptl'],
    ]);
    expect(formatSdp(description)).toBe(text);
  });

  it('keep crypto, ICE and unknown attributes as they are', () => {
    const first = media(parseSdp(text));
    expect(attribute(first, 'crypto')).toMatch(/^1 AES_CM_128_HMAC_SHA1_80 inline:PS1u.*\|1:32$/);
    expect(attributes(first, 'candidate')).toEqual(['1 1 UDP 2130706431 10.0.1.1 8998 typ host']);
    expect(hasAttribute(media(parseSdp(text), 1), 'rtcp-mux')).toBe(true);
  });

  it('may have bare line feeds, and lack s= and t=', () => {
    const description = parseSdp('v=0\no=- 1 2 IN IP6 2001:db8::1\nc=IN IP6 2001:db8::1\nm=audio 9 RTP/AVP 0');
    expect(formatSdp(description)).toBe(
      'v=0\r\no=- 1 2 IN IP6 2001:db8::1\r\ns=-\r\nc=IN IP6 2001:db8::1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n',
    );
  });

  it.each([
    '',
    'v=1',
    'o=- 1 1 IN IP4 x',
    'v=0',
    'v=0\no=- x 1 IN IP4 1',
    'v=0\no=- 1 1 IN IPX 1',
    'v=0\no=- 1 1 IN IP4 1\nm=audio',
    'v=0\no=- 1 1 IN IP4 1\nm=audio 70000 RTP/AVP 0',
    'v=0\no=- 1 1 IN IP4 1\nm=audio 1 RTP/AVP',
    'v=0\no=- 1 1 IN IP4 1\nm=audio 1/x RTP/AVP 0',
    'v=0\no=- 1 1 IN IP4 1\nc=IN IP4',
    'v=0\no=- 1 1 IN IP4 1\nb=AS',
    'v=0\no=- 1 1 IN IP4 1\nt=now',
    'v=0\no=- 1 1 IN IP4 1\na=',
    'v=0\no=- 1 1 IN IP4 1\nnonsense',
    `v=0\no=- 1 1 IN IP4 1\n${'m=audio 1 RTP/AVP 0\n'.repeat(33)}`,
    `v=0\n${'a=x\n'.repeat(1001)}`,
    `v=0\na=${'x'.repeat(65_536)}`,
  ])('are refused with SdpParseError: %j', (broken) => {
    expect(() => parseSdp(broken)).toThrow(SdpParseError);
  });

  it('cannot be given further lines by what stands in a value', () => {
    const description = parseSdp(text);
    const evil = { ...description, name: 'x\r\na=evil', media: [] };
    expect(formatSdp(evil)).toContain('s=x a=evil\r\n');
  });

  it('damaged in any way give SdpParseError and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string(), (at, cut, put) => {
        try {
          const description = parseSdp(text.slice(0, at) + put + text.slice(at + cut));
          expect(parseSdp(formatSdp(description)).media).toHaveLength(description.media.length);
          for (const medium of description.media) {
            void [
              codecsOf(medium),
              directionOf(description, medium),
              rtcpAddress(description, medium),
              ptimeOf(medium),
            ];
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SdpParseError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('media', () => {
  it('have codecs in order, static ones without rtpmap (RFC 3551)', () => {
    expect(codecsOf(media(parseSdp(text)))).toEqual([
      { payloadType: 0, name: 'PCMU', clockRate: 8000, channels: 1, fmtp: undefined },
      { payloadType: 8, name: 'PCMA', clockRate: 8000, channels: 1, fmtp: undefined },
      { payloadType: 9, name: 'G722', clockRate: 8000, channels: 1, fmtp: undefined },
      { payloadType: 96, name: 'opus', clockRate: 48000, channels: 2, fmtp: 'useinbandfec=1; stereo=0' },
      { payloadType: 101, name: 'telephone-event', clockRate: 8000, channels: 1, fmtp: '0-16' },
    ]);
    expect(codecsOf(media(parseSdp(text), 2))).toEqual([]);
    expect(codecsOf({ ...media(audio('')), formats: ['97', '999', 'x'] })).toEqual([]);
  });

  it('are described by rtpmap and fmtp lines that read the same', () => {
    const codecs = codecsOf(media(parseSdp(text)));
    const again = {
      ...media(audio('')),
      formats: codecs.map(({ payloadType }) => String(payloadType)),
      attributes: codecAttributes(codecs),
    };
    expect(codecsOf(again)).toEqual(codecs);
  });

  it.each([
    ['', '', 'sendrecv', false],
    ['a=sendonly\n', '', 'sendonly', true],
    ['', 'a=recvonly\n', 'recvonly', false],
    ['a=sendrecv\n', 'a=inactive\n', 'sendrecv', false],
    ['a=inactive\n', '', 'inactive', true],
    ['c=IN IP4 0.0.0.0\n', '', 'sendrecv', true],
  ])('medium %j in session %j is %s, held: %s', (lines, session, direction, held) => {
    const description = audio(lines, session);
    expect([directionOf(description, media(description)), isHeld(description, media(description))]).toEqual([
      direction,
      held,
    ]);
  });

  it('change direction and are rejected', () => {
    const description = parseSdp(text);
    const changed = withDirection(media(description), 'recvonly');
    expect(directionOf(description, changed)).toBe('recvonly');
    expect(changed.attributes.filter(({ name }) => /^(send|recv|inactive)/.test(name))).toHaveLength(1);
    expect(formatSdp({ ...description, media: [rejectMedia(changed)] })).toMatch(
      /m=audio 0 RTP\/SAVP 0 8 9 96 101\r\n$/,
    );
  });

  it('have an address of their own or of the session, and one for RTCP', () => {
    const description = parseSdp(text);
    expect(mediaAddress(description, media(description))).toEqual({ address: '203.0.113.9', port: 49170 });
    expect(rtcpAddress(description, media(description))).toEqual({ address: '203.0.113.10', port: 53020 });
    expect(connectionOf(description, media(description, 1))?.address).toBe('198.51.100.1');
    expect(rtcpAddress(description, media(description, 1))).toEqual({ address: '198.51.100.1', port: 51372 });
    expect(mediaAddress(description, media(description, 2))).toBeUndefined();
    const bare = audio('a=rtcp:4005\n');
    expect(rtcpAddress(bare, media(bare))).toEqual({ address: '192.0.2.1', port: 4005 });
    const plain = audio('');
    expect(rtcpAddress(plain, media(plain))).toEqual({ address: '192.0.2.1', port: 4001 });
    expect(ptimeOf(media(description))).toBe(20);
  });
});
