import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer satisfies, for things that follow within a bounded time.
 * @throws with the last answer when the time is up
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms; last: ${JSON.stringify(answer)}`);
    await pause(50);
  }
}
