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

/** A request with one line that goes on as long as lines may. */
function withLine(line: string): Buffer {
  const head = [
    'OPTIONS sip:x SIP/2.0',
    'Via: SIP/2.0/UDP x;branch=z9hG4bK1',
    'From: <sip:a@b>;tag=1',
    'To: <sip:c@d>',
  ];
  return Buffer.from([...head, 'Call-ID: x', 'CSeq: 1 OPTIONS', line, 'Content-Length: 0', '', ''].join('\r\n'));
}

/** Milliseconds that this thread worked: garbage collection and other threads do not count. */
function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  return process.threadCpuUsage(before).user / 1000;
}

describe('a line that is written to be slow', () => {
  it.each([
    ['a telephone number that is none at its end', `Contact: <tel:${'a'.repeat(15_000)}!>`],
    ['a telephone number of separators', `Contact: <tel:${'.'.repeat(15_000)}!>`],
    ['white space within a quoted name', `Contact: "${' '.repeat(15_000)}" x <sip:a@b>`],
    ['escapes', `Contact: <sip:${'%41'.repeat(5000)}%@b>`],
    ['quotes', `Contact: ${'"\\""'.repeat(3900)}`],
    ['parameters', `Contact: <sip:a@b${';a=b'.repeat(3900)}>`],
    ['folds', `Subject: x${' \r\n'.repeat(5000)} y`],
    ['white space before a colon', `Subject${' '.repeat(15_000)}x: y`],
  ])('is read or refused in time: %s', (_, line) => {
    const octets = withLine(line);
    const read = () => outcome(() => (parseMessage(octets).kind === 'request' ? parseMessage(octets).contacts : null));
    read();
    expect(cpuMs(read)).toBeLessThan(150);
  });
});

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
