import type { MessagePort } from 'node:worker_threads';
import type { Counterpart } from '../mixing/seat.ts';
import { RTP_HEADER_BYTES } from '../packet/rtp.ts';
import { type Frame, type FrameSink, newSourceId } from './frame.ts';

/** A frame as it crosses to another thread: source numbers hold only where they were given out. */
type CrossingFrame = Omit<Frame, 'packet' | 'start' | 'end'> & { readonly payload: Uint8Array };

/** The far side of a connection whose ends live on two threads. */
export class ThreadPeer implements Counterpart {
  receiver: FrameSink | null = null;
  readonly #port: MessagePort;
  #theirSourceId = 0;
  #ourSourceId = 0;

  /** @param onClose told once, when either side was closed */
  constructor(port: MessagePort, onClose: () => void = () => undefined) {
    this.#port = port;
    port.on('message', (frame: CrossingFrame) => this.receiver?.accept(this.#arrived(frame)));
    port.once('close', onClose);
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
