import { describe, expect, it } from 'vitest';
import { reachableLines } from './reachable-lines.ts';
import { LINE } from './testing/sample-device.ts';

const line = { ...LINE, server: '203.0.113.7' };

describe('the address a phone is told (contract 20 §2.3)', () => {
  it('is that of the line while the platform has one such user', () => {
    expect(reachableLines([line], 'acme.example.com', new Set(['1002']))).toEqual([line]);
  });

  it('is the domain by way of that address where there are more', () => {
    expect(reachableLines([line], 'acme.example.com', new Set(['1001']))).toEqual([
      { ...line, server: 'acme.example.com', outboundProxy: '203.0.113.7:5080' },
    ]);
  });

  it('is the domain, or goes by the proxy of the line, as it is said', () => {
    const others = [
      { ...line, server: 'acme.example.com' },
      { ...line, outboundProxy: 'edge.example.com' },
    ];
    expect(reachableLines(others, 'acme.example.com', new Set(['1001']))).toEqual(others);
  });
});
