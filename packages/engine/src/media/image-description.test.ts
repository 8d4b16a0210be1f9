import { ourT38Parameters } from '@strowger/fax';
import { formatSdp } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { answerImage, offerImage, readImage } from './image-description.ts';

const OWN = { address: '192.0.2.9', port: 20_000, sessionId: '7', version: 3 };
const PLACE = { port: 30_002, parameters: ourT38Parameters(true) };

function description(...lines: readonly string[]): string {
  return ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...lines, ''].join('\r\n');
}

describe('a fax in a session description (ITU-T T.38 annex D.2.3)', () => {
  it('is read beside audio that is switched off, with its own address', () => {
    const offer = description(
      'm=audio 0 RTP/AVP 0',
      'm=image 4002 udptl t38',
      'c=IN IP4 192.0.2.77',
      'a=t38faxmaxdatagram:320',
    );
    expect(readImage(offer)).toMatchObject({
      index: 1,
      address: '192.0.2.77',
      port: 4002,
      parameters: { maxDatagram: 320, version: 0 },
    });
  });

  it.each([
    ['beside live audio', ['m=audio 4000 RTP/AVP 0', 'm=image 4002 udptl t38']],
    ['switched off', ['m=image 0 udptl t38']],
    ['over another protocol', ['m=image 4002 TCP t38']],
    ['of another kind', ['m=image 4002 udptl gif']],
    ['absent', ['m=audio 4000 RTP/AVP 0']],
  ])('is none %s', (_how, lines) => {
    expect(readImage(description(...lines))).toBeNull();
  });

  it('is none in what is no description, or without an address', () => {
    expect(readImage('hello')).toBeNull();
    expect(readImage('v=0\r\no=- 1 1 IN IP4 x\r\ns=-\r\nt=0 0\r\nm=image 4002 udptl t38\r\n')).toBeNull();
  });

  it('is offered in place of audio, and answered in its place', () => {
    const offered = formatSdp(offerImage(OWN, PLACE));
    expect(offered).toContain('m=image 30002 udptl t38\r\n');
    expect(offered).toContain('a=T38FaxMaxDatagram:400\r\n');
    expect(offered).not.toContain('m=audio');
    const offer = readImage(description('m=audio 0 RTP/AVP 0', 'm=image 4002 udptl t38'));
    const answer = offer === null ? '' : formatSdp(answerImage(OWN, offer, PLACE));
    expect(answer.match(/^m=.*$/gm)).toEqual(['m=audio 0 RTP/AVP 0', 'm=image 30002 udptl t38']);
    expect(readImage(answer)).toMatchObject({ address: '192.0.2.9', port: 30_002 });
  });
});
