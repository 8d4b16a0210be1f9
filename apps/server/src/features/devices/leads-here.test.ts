import { describe, expect, it } from 'vitest';
import { leadsHere } from './leads-here.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'acme.example.com': ['203.0.113.7'],
  'pbx.example.com': ['203.0.113.7', '2001:db8::7'],
  'old.example.com': ['198.51.100.1'],
  'this.example.com': ['127.0.0.1'],
};
const look = async (name: string) => NAMES[name] ?? [];

describe('a SIP domain leads here (contract 20 §2.3)', () => {
  it.each([
    ['acme.example.com', '203.0.113.7', true],
    ['acme.example.com', 'pbx.example.com', true],
    ['this.example.com', '203.0.113.7', true],
    ['old.example.com', '203.0.113.7', false],
    ['unknown.example.com', '203.0.113.7', false],
    ['unknown.example.com', 'another.example.com', false],
  ])('%s, where the platform is %s: %s', async (name, address, leads) => {
    expect(await leadsHere(name, address, look)).toBe(leads);
  });
});
