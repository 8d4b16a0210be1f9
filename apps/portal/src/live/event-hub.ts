import { isOfType, type LiveEvent } from './live-event.ts';

/** Takes the events of a batch that are of its types. */
export type EventListener = (events: readonly LiveEvent[]) => void;

/** Spreads batches of the one stream of a tab over those who listen. */
export class EventHub {
  readonly #listeners = new Set<{ readonly types: readonly string[]; readonly take: EventListener }>();

  /**
   * @param types names or `area.*`
   * @returns ends it
   */
  listen(types: readonly string[], take: EventListener): () => void {
    const listener = { types, take };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  spread(events: readonly LiveEvent[]): void {
    for (const { types, take } of [...this.#listeners]) {
      const wanted = events.filter((event) => isOfType(event, types));
      if (wanted.length > 0) take(wanted);
    }
  }
}
