import type { MessagePort } from 'node:worker_threads';
import { RTP_HEADER_BYTES } from '../packet/rtp.ts';
import { type Frame, type FrameSink, newSourceId } from './frame.ts';

/** A frame as it crosses to another thread: source numbers hold only where they were given out. */
type CrossingFrame = Omit<Frame, 'packet' | 'start' | 'end'> & { readonly payload: Uint8Array };

/** The far side of a bridge whose endpoints live on two threads. */
export class ThreadPeer implements FrameSink {
  readonly #port: MessagePort;
  #theirSourceId = 0;
  #ourSourceId = 0;

  constructor(port: MessagePort, receiver: FrameSink) {
    this.#port = port;
    port.on('message', (frame: CrossingFrame) => receiver.accept(this.#arrived(frame)));
  }

  accept(frame: Frame): void {
    const { packet, start, end, ...rest } = frame;
    const crossing: CrossingFrame = { ...rest, payload: new Uint8Array(packet.subarray(start, end)) };
    this.#port.postMessage(crossing);
  }

  close(): void {
    this.#port.close();
  }

  #arrived(frame: CrossingFrame): Frame {
    if (frame.sourceId !== this.#theirSourceId || this.#ourSourceId === 0) {
      this.#theirSourceId = frame.sourceId;
      this.#ourSourceId = newSourceId();
    }
    const { payload, ...rest } = frame;
    const packet = Buffer.alloc(RTP_HEADER_BYTES + payload.length);
    packet.set(payload, RTP_HEADER_BYTES);
    return { ...rest, sourceId: this.#ourSourceId, packet, start: RTP_HEADER_BYTES, end: packet.length };
  }
}
