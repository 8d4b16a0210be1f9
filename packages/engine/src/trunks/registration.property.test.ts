import { ManualClock, settled } from '@strowger/sip/testing/manual-clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RegisterAnswer, Registration } from './registration.ts';

const failure = (kind: 'failed' | 'timeout' | 'refused', retryAfterS: number): RegisterAnswer => ({
  kind: 'failed',
  failure: { kind, retryAfterS },
  words: 'no',
});

const answer: fc.Arbitrary<RegisterAnswer> = fc.oneof(
  fc
    .oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 4000 }))
    .map((seconds) => ({ kind: 'granted', seconds, serviceRoute: [] }) as const),
  fc.integer({ min: 0, max: 100_000 }).map((leastS) => ({ kind: 'too_brief', leastS, words: 'no' }) as const),
  fc
    .tuple(fc.constantFrom('failed', 'timeout', 'refused'), fc.integer({ min: 0, max: 10_000 }))
    .map(([kind, retryAfterS]) => failure(kind, retryAfterS)),
);

/** What happens to a registration: time passes, its oldest or newest request is answered, it is renewed. */
const happening = fc.oneof(
  fc
    .oneof(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 2_000_000 }))
    .map((ms) => ({ what: 'passes', ms }) as const),
  fc.record({ what: fc.constant('answered' as const), newest: fc.boolean(), answer }),
  fc.constant({ what: 'renewed' } as const),
);

interface Sent {
  readonly expireSeconds: number;
  readonly at: number;
  resolve(answer: RegisterAnswer): void;
}

describe('whatever a provider answers, in whatever order', () => {
  it('one REGISTER is awaited at a time, none follows another without a wait, and the last word takes it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const clock = new ManualClock(0);
        const sent: Sent[] = [];
        const open: Sent[] = [];
        let renewals = 0;
        let told = 0;
        const registration = new Registration({
          terms: { expireSeconds: 800, retrySeconds: 30 },
          clock,
          changed: () => {},
          send: (expireSeconds) =>
            new Promise((resolve) => {
              const request = { expireSeconds, at: clock.now(), resolve };
              sent.push(request);
              open.push(request);
            }),
        });
        registration.start();
        for (const one of happenings) {
          if (one.what === 'passes') await clock.advance(one.ms);
          else if (one.what === 'renewed') {
            renewals += 1;
            registration.renew();
          } else {
            const request = one.newest ? open.pop() : open.shift();
            if (request !== undefined) told += 1;
            request?.resolve(one.answer);
            await settled();
          }
          // Only what is answered, or is due, leads to another request: nothing goes round by itself.
          expect(open.length).toBeLessThanOrEqual(1);
          expect(sent.length).toBeLessThanOrEqual(1 + told);
        }
        for (const [at, request] of sent.entries()) {
          // A longer time may be asked for at once, and a renewal was wished for: everything else waits.
          const third = sent[at + 2];
          if (third !== undefined && renewals === 0) expect(third.at - request.at).toBeGreaterThanOrEqual(5000);
        }
        const gone = registration.stop();
        const asksToLeave = registration.state.at === 'leaving';
        for (const request of open) request.resolve({ kind: 'granted', seconds: 100, serviceRoute: [] });
        await gone;
        expect(sent.at(-1)?.expireSeconds === 0).toBe(asksToLeave);
        expect(registration.holds).toBe(false);
        expect(clock.timers).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
