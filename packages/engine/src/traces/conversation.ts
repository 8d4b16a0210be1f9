import type { SeenMessage } from './seen-message.ts';

/** Messages of a call's set-up that are kept to the last. */
const SET_UP_MESSAGES = 48;
/** What a message takes beside its text. */
const OVERHEAD = 400;

/** Messages in the order of their time, bounded: what is left out is between the set-up and the latest. */
export class Conversation {
  readonly #messages: SeenMessage[] = [];
  readonly #maxBytes: number;
  #bytes = 0;
  #left = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get messages(): readonly SeenMessage[] {
    return this.#messages;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Messages that were left out. */
  get leftOut(): number {
    return this.#left;
  }

  add(message: SeenMessage): void {
    this.#messages.push(message);
    this.#bytes += sizeOf(message);
    while (this.#bytes > this.#maxBytes && this.#messages.length > 1) {
      const at = Math.min(SET_UP_MESSAGES, Math.floor(this.#messages.length / 2));
      for (const removed of this.#messages.splice(at, 1)) this.#bytes -= sizeOf(removed);
      this.#left += 1;
    }
  }

  /** Takes over what was said before it was known which call it belongs to. */
  addAll(messages: readonly SeenMessage[]): void {
    const latest = this.#messages.at(-1)?.at ?? 0;
    for (const message of messages) this.add(message);
    if (messages.some(({ at }) => at < latest)) this.#messages.sort((a, b) => a.at - b.at);
  }
}

function sizeOf({ text }: SeenMessage): number {
  return text.length + OVERHEAD;
}
