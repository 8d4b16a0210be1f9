import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStun, stunAnswer } from './stun-binding.ts';

const TRANSACTION = 'b7e7a701bc34d686fa87dfae';
const request = (attributes = '', type = '0001', length = attributes.length / 2) =>
  Buffer.from(`${type}${length.toString(16).padStart(4, '0')}2112a442${TRANSACTION}${attributes}`, 'hex');
const answerTo = (bytes: Buffer, address = '192.0.2.1', port = 32_853) =>
  stunAnswer(bytes, { address, port })?.toString('hex');

describe('a STUN Binding request on a SIP port (RFC 5626 §8)', () => {
  it('is told from SIP by its first octet and cookie', () => {
    expect(isStun(request())).toBe(true);
    expect(isStun(Buffer.from('OPTIONS sip:pbx.example.com SIP/2.0\r\n'))).toBe(false);
    expect(isStun(request().subarray(0, 19))).toBe(false);
  });

  it('is answered with the IPv4 address it came from, as in RFC 5769 §2.2', () => {
    expect(answerTo(request())).toBe(`0101000c2112a442${TRANSACTION}002000080001a147e112a643`);
  });

  it('is answered with the IPv6 address it came from, as in RFC 5769 §2.3', () => {
    const address = '2001:db8:1234:5678:11:2233:4455:6677';
    expect(answerTo(request(), address)).toBe(
      `010100182112a442${TRANSACTION}002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9`,
    );
    expect(answerTo(request(), '::1')).toMatch(/0002a1472112a442b7e7a701bc34d686fa87dfaf$/);
  });

  it('may carry attributes that need not be understood', () => {
    expect(answerTo(request(`8022000568656c6c6f000000`))).toMatch(/^0101/);
  });

  it('is refused with 420 and their types when it carries others', () => {
    expect(answerTo(request('0003000400000002'))).toBe(
      `011100102112a442${TRANSACTION}0009000400000414000a000200030000`,
    );
  });

  it.each([
    ['an indication', request('', '0011')],
    ['an answer', request('', '0101')],
    ['a wrong length', request('', '0001', 4)],
    ['an attribute that is cut off', request('80220009')],
  ])('is passed over when it is %s', (_what, bytes) => {
    expect(answerTo(bytes)).toBeUndefined();
  });

  it('never throws, and never answers with much more than twice what came', () => {
    const source = fc.oneof(fc.ipV4(), fc.ipV6());
    const attributes = fc.uint8Array({ maxLength: 120 }).map((octets) => Buffer.from(octets).toString('hex'));
    fc.assert(
      fc.property(source, attributes, (address, tail) => {
        const bytes = request(tail);
        const answer = stunAnswer(bytes, { address, port: 5060 });
        if (answer !== undefined) expect(answer.length).toBeLessThanOrEqual(2.3 * bytes.length);
      }),
    );
  });
});
