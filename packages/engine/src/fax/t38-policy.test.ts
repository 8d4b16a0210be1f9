import { describe, expect, it } from 'vitest';
import { t38PolicyOf } from './t38-policy.ts';

const CARRIED_BY = { providerId: 1, gatewayUuid: '' };

function legOver(provider: 'request' | 'accept' | 'refuse' | null) {
  const configuration = () => (provider === null ? null : { t38: provider });
  return { profile: { trunk: null, broughtBy: CARRIED_BY }, services: { trunks: { configuration } } };
}

describe('T.38 over a provider (contract 30 §20)', () => {
  it.each([
    { provider: 'accept', wish: 'accept', result: 'accept' },
    { provider: 'accept', wish: 'request', result: 'request' },
    { provider: 'request', wish: 'accept', result: 'request' },
    { provider: 'refuse', wish: 'request', result: 'refuse' },
    { provider: 'refuse', wish: 'accept', result: 'refuse' },
    { provider: 'request', wish: 'refuse', result: 'refuse' },
    { provider: null, wish: 'request', result: 'request' },
  ] as const)('is $result where it is $provider there and the fax would $wish it', ({ provider, wish, result }) => {
    expect(t38PolicyOf(legOver(provider), wish)).toBe(result);
  });

  it('is what the fax wishes on a phone of the house', () => {
    const leg = { ...legOver('refuse'), profile: { trunk: null, broughtBy: null } };
    expect(t38PolicyOf(leg, 'request')).toBe('request');
  });
});
