import { type BoundAction, BUILT_IN_CODES, isInService, PRESSED } from '@strowger/callplan';

/** By the digit that follows the star. */
const ACTIONS: ReadonlyMap<string, BoundAction> = new Map(
  BUILT_IN_CODES.filter((code) => code.isPressed && isInService(code)).flatMap(({ code, name }) => {
    const action = PRESSED[name];
    return action === undefined ? [] : [[code.slice(1), action] as const];
  }),
);

/** A code stands alone: this long before its star nothing is pressed, and so soon its digit follows, ms. */
const APART_MS = 2000;

/** Who presses: a leg. */
interface Presser {
  readonly profile: { readonly extensionUuid: string | null };
}

interface Pressed {
  readonly at: number;
  /** It was a star with nothing before it. */
  readonly opens: boolean;
}

/**
 * Recognises codes among the keys that the phones of extensions press while they talk. It only listens: keys go on to
 * the other side as they are pressed, so that codes of other systems still reach them. Digits that belong to a longer
 * input, as `12*2` to somebody's menu, are no code.
 */
export class CallBindings {
  readonly #last = new Map<Presser, Pressed>();

  /** What the key that `leg` presses at `now` (ms) completes; null: nothing. */
  press(leg: Presser, key: string, now: number): BoundAction | null {
    if (leg.profile.extensionUuid === null) return null;
    const before = this.#last.get(leg);
    const isSoon = before !== undefined && now - before.at <= APART_MS;
    this.#last.set(leg, { at: now, opens: key === '*' && !isSoon });
    const action = isSoon && before.opens ? (ACTIONS.get(key) ?? null) : null;
    if (action !== null) this.#last.delete(leg);
    return action;
  }
}
