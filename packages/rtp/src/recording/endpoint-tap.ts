import type { Frame } from '../worker/frame.ts';

/** Told of what an endpoint receives and sends; a frame's memory is good only while it is told. */
export interface EndpointTap {
  received(frame: Frame): void;
  sent(frame: Frame): void;
  /** The endpoint is gone. */
  close(): void;
}

/** Several that are told of the same endpoint. */
export class EndpointTaps implements EndpointTap {
  readonly #taps = new Set<EndpointTap>();

  get isEmpty(): boolean {
    return this.#taps.size === 0;
  }

  add(tap: EndpointTap): void {
    this.#taps.add(tap);
  }

  remove(tap: EndpointTap): void {
    this.#taps.delete(tap);
  }

  received(frame: Frame): void {
    for (const tap of this.#taps) tap.received(frame);
  }

  sent(frame: Frame): void {
    for (const tap of this.#taps) tap.sent(frame);
  }

  close(): void {
    for (const tap of this.#taps) tap.close();
    this.#taps.clear();
  }
}
