import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RemoteAddress } from '../plane/api.ts';
import {
  destinationOf,
  exclusiveRemoteOf,
  IDLE_LATCH,
  type Latch,
  LEARN_PACKETS,
  RELATCH_PACKETS,
  SETTLE_MS,
  stepLatch,
} from './latch.ts';

const SIGNALLED = { address: '192.0.2.1', port: 4000 };
const NATTED = { address: '198.51.100.7', port: 61_000 };
const STRANGER = { address: '203.0.113.9', port: 5555 };

function negotiate(latch: Latch, signalled: RemoteAddress, symmetric = true): Latch {
  return stepLatch(latch, { type: 'remote', signalled, symmetric }).latch;
}

/** Lets packets of one source arrive; gives the latch after them and which were accepted. */
function hear(
  latch: Latch,
  from: RemoteAddress,
  sequences: readonly number[],
  at = 0,
): { latch: Latch; accepted: boolean[] } {
  const accepted: boolean[] = [];
  let now = latch;
  for (const sequence of sequences) {
    const step = stepLatch(now, { type: 'packet', from, ssrc: from.port, sequence, at });
    now = step.latch;
    accepted.push(step.accept);
  }
  return { latch: now, accepted };
}

const tick = (latch: Latch, at: number, silent: boolean): Latch => stepLatch(latch, { type: 'tick', at, silent }).latch;
const count = (n: number): number[] => Array.from({ length: n }, (_, i) => (65_530 + i) & 0xffff);

const LEARNING = negotiate(IDLE_LATCH, SIGNALLED);
const LATCHED = hear(LEARNING, SIGNALLED, [1]).latch;

describe('symmetric RTP (RFC 4961)', () => {
  test('nothing is accepted before negotiation', () => {
    expect(hear(IDLE_LATCH, SIGNALLED, count(50)).accepted).not.toContain(true);
    expect(destinationOf(IDLE_LATCH)).toBeNull();
  });

  test('sends to the signalled address until something is heard', () => {
    expect(destinationOf(LEARNING)).toEqual(SIGNALLED);
    expect(exclusiveRemoteOf(LEARNING)).toBeNull();
  });

  test('the first packet from the signalled address latches', () => {
    expect(LATCHED.state).toBe('latched');
    expect(exclusiveRemoteOf(LATCHED)).toEqual(SIGNALLED);
  });

  test('another source latches by packets in a row, and is taken over by the signalled one for a while', () => {
    const { latch, accepted } = hear(LEARNING, NATTED, count(LEARN_PACKETS));
    expect(accepted.at(-1)).toBe(true);
    expect(destinationOf(latch)).toEqual(NATTED);
    expect(exclusiveRemoteOf(latch)).toBeNull();
    expect(destinationOf(hear(latch, SIGNALLED, [9]).latch)).toEqual(SIGNALLED);
    const settled = tick(latch, SETTLE_MS, false);
    expect(exclusiveRemoteOf(settled)).toEqual(NATTED);
  });

  test('packets out of order, or of changing SSRC, latch nobody', () => {
    expect(hear(LEARNING, NATTED, [1, 5, 2, 9, 20]).accepted).not.toContain(true);
  });

  test('strict: only the signalled address and port, whatever comes', () => {
    const strict = negotiate(IDLE_LATCH, SIGNALLED, false);
    expect(exclusiveRemoteOf(strict)).toEqual(SIGNALLED);
    expect(hear(strict, { ...SIGNALLED, port: 4002 }, count(50)).accepted).not.toContain(true);
    expect(tick(strict, 1e6, true)).toEqual(strict);
  });

  test('a silent source is replaced only by an unbroken row from elsewhere', () => {
    const searching = tick(LATCHED, 5000, true);
    expect(destinationOf(searching)).toEqual(SIGNALLED);
    expect(destinationOf(hear(searching, NATTED, count(RELATCH_PACKETS - 1)).latch)).toEqual(SIGNALLED);
    const moved = hear(searching, NATTED, count(RELATCH_PACKETS)).latch;
    expect(exclusiveRemoteOf(moved)).toEqual(NATTED);
  });

  test('one packet of the old source ends the search', () => {
    const almost = hear(tick(LATCHED, 5000, true), STRANGER, count(RELATCH_PACKETS - 1)).latch;
    const back = hear(almost, SIGNALLED, [77]);
    expect(back.accepted).toEqual([true]);
    expect(exclusiveRemoteOf(back.latch)).toEqual(SIGNALLED);
  });

  test('a re-offer with the same address keeps the latch, with another one learns anew', () => {
    const natted = tick(hear(LEARNING, NATTED, count(LEARN_PACKETS)).latch, SETTLE_MS, false);
    expect(negotiate(natted, SIGNALLED)).toEqual(natted);
    expect(negotiate(natted, { ...SIGNALLED, port: 4002 })).toMatchObject({ state: 'learning' });
  });

  test('a flood from one stranger does not keep the phone from latching', () => {
    let latch = LEARNING;
    for (let i = 0; i < LEARN_PACKETS; i++) {
      latch = hear(latch, STRANGER, [1000 - i * 7, 3 * i]).latch;
      latch = hear(latch, NATTED, [i]).latch;
    }
    expect(destinationOf(latch)).toEqual(NATTED);
  });

  test('while the latched source speaks, no packets of others move it', () => {
    const packet = fc.record({
      port: fc.integer({ min: 4001, max: 4010 }),
      sequence: fc.nat(0xffff),
      ours: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 60 }), (packets) => {
        let latch: Latch = LATCHED;
        for (const { port, sequence, ours } of packets) {
          const step = hear(latch, ours ? SIGNALLED : { address: SIGNALLED.address, port }, [sequence]);
          expect(step.accepted).toEqual([ours]);
          latch = tick(step.latch, 0, false);
        }
        expect(latch).toEqual(LATCHED);
      }),
    );
  });
});
