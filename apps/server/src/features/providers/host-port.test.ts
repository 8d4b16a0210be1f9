import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostPort } from './host-port.ts';

describe('the host of a provider (contract 30 §2.1)', () => {
  it.each([
    ['sip.example.com', 'sip.example.com', null],
    ['sip.example.com:5070', 'sip.example.com', 5070],
    ['192.0.2.1:5060', '192.0.2.1', 5060],
    ['2001:db8::1', '2001:db8::1', null],
    ['[2001:db8::1]:5061', '2001:db8::1', 5061],
    ['_sip._udp.example.com', null, null],
    ['a b', null, null],
    ['host:0', null, null],
    ['host:65536', null, null],
    ['host:', null, null],
    ['[192.0.2.1]:5060', null, null],
    ['evil\r\nX: y', null, null],
  ])('%j is %j, port %j', (text, host, port) => {
    expect(readHostPort(text)).toEqual(host === null ? null : { host, port });
  });

  it('of any name or IPv4 address reads the same with a port behind it', () => {
    const host = fc.oneof(fc.ipV4(), fc.domain());
    fc.assert(
      fc.property(host, fc.integer({ min: 1, max: 65_535 }), (name, port) => {
        expect(readHostPort(`${name}:${port}`)).toEqual({ host: name, port });
        expect(readHostPort(name)).toEqual({ host: name, port: null });
      }),
    );
  });

  it('never carries what would end a line or a header', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readHostPort(text);
        if (read !== null) expect(read.host).toMatch(/^[0-9A-Za-z.:_-]+$/);
      }),
    );
  });
});
