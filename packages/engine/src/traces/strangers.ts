import type { SeenMessage } from './seen-message.ts';

const MAX_CONVERSATIONS = 500;
const MAX_MESSAGES = 12;
const MAX_BYTES = 1024 * 1024;

/**
 * The beginnings of conversations that are no call of anybody yet: an INVITE and its challenge. A flood of them pushes
 * out other beginnings, never the trace of a call.
 */
export class Strangers {
  readonly #conversations = new Map<string, SeenMessage[]>();
  #bytes = 0;

  /** Notes a message; only an INVITE begins a conversation. */
  note(key: string, message: SeenMessage): void {
    const known = this.#conversations.get(key);
    if (known === undefined && message.outline.method !== 'INVITE') return;
    if (known !== undefined && known.length >= MAX_MESSAGES) return;
    this.#conversations.set(key, [...(known ?? []), message]);
    this.#bytes += message.text.length;
    while (this.#conversations.size > MAX_CONVERSATIONS || this.#bytes > MAX_BYTES) this.#dropOldest();
  }

  /** Hands a conversation over and forgets it. */
  take(key: string): readonly SeenMessage[] {
    const messages = this.#conversations.get(key) ?? [];
    this.#conversations.delete(key);
    for (const { text } of messages) this.#bytes -= text.length;
    return messages;
  }

  #dropOldest(): void {
    for (const oldest of this.#conversations.keys()) {
      this.take(oldest);
      return;
    }
  }
}
