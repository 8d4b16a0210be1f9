import { encodeG711, type RtpHeader } from '@strowger/rtp';
import { describe, expect, it } from 'vitest';
import { AudioReceiver } from './audio-receiver.ts';

const FRAME = 160;

/** A receiver, what it heard (one number a frame: its level), and a sender of frames whose level is their number. */
function stream() {
  const heard: number[] = [];
  const receiver = new AudioReceiver('ulaw', (samples) => {
    for (let at = 0; at < samples.length; at += FRAME) heard.push(Math.round((samples[at] ?? 0) / 1000));
  });
  const put = (n: number, { ssrc = 1, delay = 0 } = {}) => {
    const header: RtpHeader = {
      marker: false,
      payloadType: 0,
      sequence: (65_530 + n) & 0xffff,
      timestamp: (2 ** 32 - 320 + (n + delay) * FRAME) >>> 0,
      ssrc,
      csrcCount: 0,
      extensionOffset: null,
      payloadStart: 12,
      payloadEnd: 172,
    };
    receiver.put(header, encodeG711('ulaw', new Int16Array(FRAME).fill(n * 1000)));
  };
  const ticks = (count: number) => {
    for (let n = 0; n < count; n++) receiver.tick();
  };
  return { heard, put, ticks };
}

describe('audio on its way to a modem', () => {
  it('is heard at once, in order, over the end of the numbers', () => {
    const { heard, put } = stream();
    for (const n of [1, 2, 4, 3, 3, 5, 6, 8, 7]) put(n);
    expect(heard).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has silence of the same length for what was lost, after 80 ms', () => {
    const { heard, put, ticks } = stream();
    for (const n of [1, 4]) put(n);
    ticks(3);
    expect(heard).toEqual([1]);
    ticks(1);
    expect(heard).toEqual([1, 0, 0, 4]);
  });

  it('waits no longer than for five packets', () => {
    const { heard, put } = stream();
    for (const n of [1, 3, 4, 5, 6, 7, 8]) put(n);
    expect(heard).toEqual([1, 0, 3, 4, 5, 6, 7, 8]);
  });

  it('has silence by the clock while nothing comes, which counts for what is found missing then', () => {
    const { heard, put, ticks } = stream();
    put(1);
    ticks(52);
    expect(heard).toEqual([1, 0, 0, 0]);
    put(2, { delay: 5 });
    put(3, { delay: 5 });
    expect(heard).toEqual([1, 0, 0, 0, 0, 0, 2, 3]);
  });

  it('begins anew with another source', () => {
    const { heard, put } = stream();
    put(1);
    put(9, { ssrc: 2, delay: 1e6 });
    put(10, { ssrc: 2, delay: 1e6 });
    expect(heard).toEqual([1, 9, 10]);
  });
});
