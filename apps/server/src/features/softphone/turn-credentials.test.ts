import { describe, expect, it } from 'vitest';
import { turnCredentials } from './turn-credentials.ts';

const NOW = new Date('2026-01-02T03:04:05.999Z');
const EXPIRY = Date.UTC(2026, 0, 2, 4, 4, 5) / 1000;

describe('turnCredentials', () => {
  it('names the end in epoch seconds and the user, parted by a colon', () => {
    const { username, expiresAt } = turnCredentials('s3cret', '42', 3600, NOW);
    expect(username).toBe(`${EXPIRY}:42`);
    expect(expiresAt.toISOString()).toBe('2026-01-02T04:04:05.000Z');
  });

  it('signs the user name with HMAC-SHA1, in base64, as OpenSSL does', () => {
    // printf 1767326645:42 | openssl dgst -sha1 -hmac s3cret -binary | base64
    expect(turnCredentials('s3cret', '42', 3600, NOW).credential).toBe('4wYSTH5o+crH/vO0bTbT2jEKM7M=');
  });
});
