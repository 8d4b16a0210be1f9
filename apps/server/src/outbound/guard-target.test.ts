import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedLookup, isPublicAddress, requireTargetForm, resolveTarget, type TargetRules } from './guard-target.ts';

const strict: TargetRules = { privateTargets: false, plainHttp: 'none' };
const loose: TargetRules = { privateTargets: true, plainHttp: 'loopback' };
const resolvingTo = (...addresses: string[]): TargetRules => ({
  ...strict,
  resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});

describe('addresses that may be called', () => {
  it.each(['192.0.2.1', '10.1.2.3', '127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '172.16.0.1'])(
    '%s may not',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
  it.each([
    '192.168.1.1',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
  ])('%s may not', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'x'])(
    '%s may not',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s may', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => void isPublicAddress(text)));
  });
});

describe('the form of a target', () => {
  it.each([
    'ftp://example.com',
    'http://example.com',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://idp.localhost/',
    'https://u:p@example.com',
    'javascript:alert(1)',
    '',
  ])('refuses %j', (url) => expect(() => requireTargetForm(url, strict)).toThrow());

  it('takes https of the Internet', () => {
    expect(requireTargetForm('https://idp.example.com/realm', strict).hostname).toBe('idp.example.com');
  });

  it('takes http to loopback alone where private targets are allowed', () => {
    expect(requireTargetForm('http://127.0.0.1:8080/', loose).port).toBe('8080');
    expect(requireTargetForm('https://10.0.0.1/', loose).hostname).toBe('10.0.0.1');
    expect(() => requireTargetForm('http://10.0.0.1/', loose)).toThrow(/https/);
    expect(() => requireTargetForm('http://example.com/', loose)).toThrow(/https/);
  });
});

describe('the addresses of a name', () => {
  it('are refused when one of them may not be called', async () => {
    await expect(resolveTarget('a.example', resolvingTo('8.8.8.8'))).resolves.toHaveLength(1);
    await expect(resolveTarget('a.example', resolvingTo('8.8.8.8', '10.0.0.1'))).rejects.toThrow(/may not/);
    await expect(resolveTarget('a.example', resolvingTo())).rejects.toThrow(/resolved/);
  });

  it('are checked again by the lookup of the connection itself', async () => {
    const look = (rules: TargetRules, all: boolean) =>
      new Promise((resolve, reject) =>
        guardedLookup(rules)('a.example', { all }, (error, found) => (error ? reject(error) : resolve(found))),
      );
    await expect(look(resolvingTo('127.0.0.1'), false)).rejects.toThrow(/may not/);
    await expect(look(resolvingTo('8.8.8.8', '2606:4700::1'), false)).resolves.toBe('8.8.8.8');
    await expect(look(resolvingTo('8.8.8.8', '2606:4700::1'), true)).resolves.toHaveLength(2);
  });
});
