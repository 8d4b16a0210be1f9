import { describe, expect, it } from 'vitest';
import { resolveHost } from './resolve-host.ts';

describe('the addresses of a host', () => {
  it('are those of the system where the DNS knows none', async () => {
    const addresses = (await resolveHost('localhost')).map(({ address }) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining(addresses));
  });

  it('are an error where there are none', async () => {
    await expect(resolveHost('nobody.invalid')).rejects.toThrow();
  });
});
