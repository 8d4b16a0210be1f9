import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPort, PROVIDER_TYPES, servicesOf } from './provider-types.ts';

describe('the services of a provider (contract 30 §2.1)', () => {
  it.each([
    ['sip', 1, 1],
    ['sip', 2, 2],
    ['sip', 19, 19],
    ['sip', 4, 3],
    ['sip', undefined, 3],
    ['smtp', 3, 8],
    ['http', 1, 4],
    ['smpp', 0, 4],
  ] as const)('a %s provider that was sent %j carries %j', (type, asked, carried) => {
    expect(servicesOf(type, asked)).toBe(carried);
  });

  it('are some and never change when they are sent back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROVIDER_TYPES), fc.nat(), (type, asked) => {
        const carried = servicesOf(type, asked);
        expect(carried).toBeGreaterThan(0);
        expect(servicesOf(type, carried)).toBe(carried);
      }),
    );
  });

  it.each([
    ['sip', false, 5060],
    ['sip', true, 5061],
    ['smtp', false, 25],
    ['http', false, 80],
    ['smpp', false, 2775],
  ] as const)('%s, TLS %j: port %j', (type, usesTls, port) => {
    expect(defaultPort(type, usesTls)).toBe(port);
  });
});
