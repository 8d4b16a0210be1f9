import { describe, expect, it } from 'vitest';
import { memoryInUse } from '../testing/memory-in-use.ts';
import { AnsweredRequests } from './answered-requests.ts';

const route = { transport: 'udp', address: '192.0.2.2', port: 5060 } as const;
const answer = (text: string) => ({ route, bytes: Buffer.from(text) });

describe('answered requests (timer J of RFC 3261 §17.2.2)', () => {
  it('are known for their lifetime at least, whenever they came', () => {
    const answered = new AnsweredRequests(32_000);
    for (const at of [0, 1000, 31_999]) {
      answered.keep(`at ${at}`, answer(String(at)), at);
      expect(answered.find(`at ${at}`, at + 32_000)?.bytes.toString()).toBe(String(at));
    }
  });

  it('are forgotten after twice their lifetime', () => {
    const answered = new AnsweredRequests(32_000);
    answered.keep('one', answer('200'), 0);
    expect(answered.find('one', 64_000)).toBeUndefined();
    expect(answered.size).toBe(0);
  });

  it('hold on to nothing of the messages that their key and answer were cut out of', () => {
    const answered = new AnsweredRequests(32_000);
    const fill = (from: number) => {
      for (let at = from; at < from + 1000; at += 1) {
        const head = `${'x'.repeat(10_000)} branch-of-request-${at}`;
        const bytes = Buffer.alloc(10_000, head).subarray(0, 300);
        answered.keep(`REGISTER ${head.slice(10_001)}`, { route, bytes }, 0);
      }
    };
    fill(0);
    const before = memoryInUse();
    fill(1000);
    expect(memoryInUse() - before).toBeLessThan(5_000_000);
    expect(answered.find('REGISTER branch-of-request-0', 0)?.bytes).toHaveLength(300);
  });

  it('give way to newer ones before they fill the memory', () => {
    const answered = new AnsweredRequests(32_000);
    for (let at = 0; at < 120_000; at += 1) answered.keep(String(at), answer('200'), 1);
    expect(answered.size).toBeLessThanOrEqual(100_000);
    expect(answered.find('0', 1)).toBeUndefined();
    expect(answered.find('119999', 1)).toBeDefined();
  });
});
