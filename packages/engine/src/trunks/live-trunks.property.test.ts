import { SipResponse } from '@strowger/sip';
import { ManualClock, settled } from '@strowger/sip/testing/manual-clock';
import type { TrunkConfiguration } from '@strowger/switch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registeringTrunk } from '../testing/test-trunk.ts';
import { LiveTrunks } from './live-trunks.ts';

/** What happens: the provider is configured anew or switched off, this process gains or loses the duty, time passes. */
const happening = fc.oneof(
  fc.constantFrom('ann', 'bob', 'cid', null).map((user) => ({ what: 'configured', user }) as const),
  fc.boolean().map((here) => ({ what: 'duty', here }) as const),
  fc.integer({ min: 0, max: 30_000 }).map((ms) => ({ what: 'passes', ms }) as const),
);

describe('whatever is configured, in whatever order', () => {
  it('the provider never keeps two accounts of ours, and in the end the one that is wanted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 25 }),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 8 }),
        async (happenings, delays) => {
          const clock = new ManualClock();
          const kept = new Set<string>();
          let most = 0;
          let asked = 0;
          let wanted: TrunkConfiguration | null = null;
          let isHere = true;
          let changed = () => {};
          const trunks = new LiveTrunks({
            clock,
            log: () => {},
            emit: () => {},
            sip: {
              request: ({ from, headers }) => {
                const user = typeof from === 'object' && from.uri.scheme === 'sip' ? (from.uri.user ?? '') : '';
                const expires = Number(new Map(headers ?? []).get('Expires'));
                const delay = delays[asked % delays.length] ?? 0;
                asked += 1;
                // What comes is kept at once, what goes is forgotten with the answer.
                if (expires > 0) kept.add(user);
                most = Math.max(most, kept.size);
                return new Promise((resolve) => {
                  clock.after(delay, () => {
                    if (expires === 0) kept.delete(user);
                    resolve(new SipResponse({ status: 200 }));
                  });
                });
              },
            },
            host: {
              trunks: {
                all: () => (wanted === null ? [] : [wanted]),
                find: () => wanted,
                subscribe: (listener) => {
                  changed = listener;
                  return () => {};
                },
                registersHere: () => isHere,
                peersAt: () => [],
                ownerOf: async () => null,
              },
            },
          });
          trunks.start();
          for (const one of happenings) {
            if (one.what === 'passes') await clock.advance(one.ms);
            else {
              if (one.what === 'configured') wanted = one.user === null ? null : registeringTrunk(one.user);
              else isHere = one.here;
              changed();
              await settled();
            }
          }
          await clock.advance(60_000);
          const account = isHere ? (wanted?.username ?? null) : null;
          expect([...kept]).toEqual(account === null ? [] : [account]);
          expect(most).toBeLessThanOrEqual(1);
          const gone = trunks.stop();
          await clock.advance(10_000);
          await gone;
          expect([...kept]).toEqual([]);
          expect(clock.timers).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});
