import { afterEach, describe, expect, it } from 'vitest';
import { followEvents } from './follow-events.ts';

interface Stream {
  readonly lastId: string | null;
  readonly answer: (response: Response) => void;
  readonly aborted: () => boolean;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function follow() {
  const streams: Stream[] = [];
  const heard: string[] = [];
  const states: string[] = [];
  const timers: { run: () => void; milliseconds: number; live: boolean }[] = [];
  let gaps = 0;
  const stop = followEvents({
    open: (lastId, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        streams.push({ lastId, answer: resolve, aborted: () => signal.aborted });
      }),
    onEvent: (event) => heard.push(event.type),
    onConnection: ({ state }) => states.push(state),
    onGap: () => {
      gaps += 1;
    },
    later: (run, milliseconds) => {
      const timer = { run, milliseconds, live: true };
      timers.push(timer);
      return () => {
        timer.live = false;
      };
    },
    chance: () => 1,
  });
  stops.push(stop);
  const fire = (milliseconds: number) => {
    const due = timers.filter((timer) => timer.live && timer.milliseconds === milliseconds);
    for (const timer of due) {
      timer.live = false;
      timer.run();
    }
    return due.length;
  };
  return { streams, heard, states, fire, stop, gaps: () => gaps };
}

function body() {
  let control: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
    },
  });
  const encoder = new TextEncoder();
  return {
    response: new Response(stream),
    send: (text: string) => control?.enqueue(encoder.encode(text)),
    end: () => control?.close(),
  };
}

const frame = (id: number, type: string) =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, data: {} })}\n\n`;

describe('following events', () => {
  it('hears them as they come', async () => {
    const { streams, heard, states } = follow();
    const stream = body();
    streams[0]?.answer(stream.response);
    stream.send(frame(1, 'channel.created') + frame(2, 'cdr.created'));
    await expect.poll(() => heard).toEqual(['channel.created', 'cdr.created']);
    expect(states).toEqual(['connecting', 'open']);
  });

  it('goes on after the last event it heard, and says that there was a gap', async () => {
    const { streams, heard, states, fire, gaps } = follow();
    const first = body();
    streams[0]?.answer(first.response);
    first.send(frame(41, 'cdr.created'));
    await expect.poll(() => heard.length).toBe(1);
    first.end();
    await expect.poll(() => states.at(-1)).toBe('lost');
    expect(fire(1000)).toBe(1);
    await expect.poll(() => streams.length).toBe(2);
    expect(streams[1]?.lastId).toBe('41');
    streams[1]?.answer(body().response);
    await expect.poll(() => states.at(-1)).toBe('open');
    expect(gaps()).toBe(1);
  });

  it('waits longer after each refusal', async () => {
    const { streams, states, fire } = follow();
    streams[0]?.answer(new Response(null, { status: 503 }));
    await expect.poll(() => states.at(-1)).toBe('lost');
    fire(1000);
    await expect.poll(() => streams.length).toBe(2);
    streams[1]?.answer(new Response(null, { status: 503 }));
    await expect.poll(() => states.at(-1)).toBe('lost');
    expect(fire(1000)).toBe(0);
    expect(fire(2000)).toBe(1);
  });

  it('takes a line that is silent for dead', async () => {
    const { streams, states, fire } = follow();
    streams[0]?.answer(body().response);
    await expect.poll(() => states.at(-1)).toBe('open');
    await expect.poll(() => fire(40_000)).toBe(1);
    expect(streams[0]?.aborted()).toBe(true);
  });

  it('opens nothing more once it is stopped', async () => {
    const { streams, states, fire, stop } = follow();
    stop();
    expect(streams[0]?.aborted()).toBe(true);
    await expect.poll(() => states.at(-1)).toBe('closed');
    expect(fire(1000)).toBe(0);
  });
});
