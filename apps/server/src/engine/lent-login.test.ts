import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVault } from '../secrets/vault.ts';
import { lendLogin, passwordFor } from './lent-login.ts';

const NOW = new Date('2026-03-04T05:06:07.890Z');
const HOUR_MS = 3_600_000;
const vault = createVault(randomBytes(32));
const ada = { extension: '1001', extensionUuid: 'a-uuid', password: 'sip-secret' };
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

describe('a login lent to a browser', () => {
  const { user, password, expiresAt } = lendLogin(vault, ada, NOW);

  it('lasts an hour, and a minute more for clocks that differ', () => {
    expect(expiresAt.toISOString()).toBe('2026-03-04T06:06:07.000Z');
    expect(passwordFor(vault, ada, user, NOW)).toBe(password);
    expect(passwordFor(vault, ada, user, later(HOUR_MS + 58_000))).toBe(password);
    expect(passwordFor(vault, ada, user, later(HOUR_MS + 60_000))).toBeNull();
  });

  it('is not the extension’s own password, which still goes with every other name', () => {
    expect(password).not.toContain(ada.password);
    for (const name of ['1001', '1001@acme.example', '1001@~', '1001@~soon']) {
      expect(passwordFor(vault, ada, name, NOW)).toBe(ada.password);
    }
  });

  it('is worth nothing for another end, another extension or after a change of the password', () => {
    const further = `1001@~${Math.floor(NOW.getTime() / 1000) + 3000}`;
    expect(passwordFor(vault, ada, further, NOW)).not.toBe(password);
    expect(passwordFor(vault, { ...ada, extensionUuid: 'b-uuid' }, user, NOW)).not.toBe(password);
    expect(passwordFor(vault, { ...ada, password: 'another' }, user, NOW)).not.toBe(password);
  });

  it('never lasts longer than an hour, whatever end its name tells', () => {
    expect(passwordFor(vault, ada, '1001@~999999999999', NOW)).toBeNull();
  });
});
