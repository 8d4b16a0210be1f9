import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from './vault.ts';

describe('vault', () => {
  const vault = createVault(randomBytes(32));

  it('gives back what was sealed, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => vault.open(vault.seal(text, 'test'), 'test') === text),
    );
  });

  it('has a key for each purpose, the same wherever the master key is', () => {
    const master = randomBytes(32);
    const [one, other] = [createVault(master), createVault(master)];
    expect(one.keyFor('nonces')).toEqual(other.keyFor('nonces'));
    expect(one.keyFor('nonces')).not.toEqual(one.keyFor('cookies'));
    expect(one.keyFor('nonces')).not.toEqual(vault.keyFor('nonces'));
  });

  it('never seals the same text to the same bytes', () => {
    expect(vault.seal('secret', 'test')).not.toBe(vault.seal('secret', 'test'));
  });

  it('refuses another context, another key and a changed text', () => {
    const sealed = vault.seal('secret', 'extensions.password');
    expect(() => vault.open(sealed, 'users.password')).toThrow();
    expect(() => createVault(randomBytes(32)).open(sealed, 'extensions.password')).toThrow();
    const bytes = Buffer.from(sealed.slice('v1.'.length), 'base64url');
    for (const [at, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes).fill(byte ^ 1, at, at + 1);
      expect(() => vault.open(`v1.${changed.toString('base64url')}`, 'extensions.password')).toThrow();
    }
    expect(() => vault.open('', 'extensions.password')).toThrow();
    expect(() => vault.open('v1.AAAA', 'extensions.password')).toThrow();
  });
});
