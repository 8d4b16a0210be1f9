import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileMessage } from '../testing/hostile-message.ts';
import { SipParseError } from './parse-error.ts';
import { parseMessage } from './parse-message.ts';
import { serializeMessage } from './serialize-message.ts';
import { StreamFramer } from './stream-framer.ts';

const RUNS = { seed: 20_261_122, numRuns: 2000 };

function outcome(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(SipParseError);
  }
}

describe('valid messages that were damaged', () => {
  it('are read or refused, and what is read can be looked at and written again', () => {
    fc.assert(
      fc.property(hostileMessage, (text) =>
        outcome(() => {
          const message = parseMessage(Buffer.from(text, 'latin1'));
          expect([message.vias, message.from, message.to, message.cseq, message.callId, message.expires]).toHaveLength(
            6,
          );
          outcome(() => [message.contacts, message.routes, message.recordRoutes]);
          parseMessage(serializeMessage(message));
        }),
      ),
      RUNS,
    );
  });

  it('are cut out of a stream or lose it, whatever the pieces they come in', () => {
    fc.assert(
      fc.property(fc.array(hostileMessage, { maxLength: 3 }), fc.integer({ min: 20, max: 700 }), (texts, size) =>
        outcome(() => {
          const octets = Buffer.from(texts.join(''), 'latin1');
          const framer = new StreamFramer();
          for (let at = 0; at < octets.length; at += size) {
            for (const frame of framer.push(octets.subarray(at, at + size))) {
              if (frame.kind === 'message') outcome(() => parseMessage(frame.bytes));
            }
          }
        }),
      ),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('take no longer than their length allows', () => {
    const messages = fc.sample(hostileMessage, { seed: RUNS.seed, numRuns: 500 });
    let slowest = 0;
    for (const text of messages) {
      const octets = Buffer.from(text, 'latin1');
      const since = performance.now();
      outcome(() => parseMessage(octets));
      slowest = Math.max(slowest, performance.now() - since);
    }
    expect(slowest).toBeLessThan(250);
  });
});
