import { type DigitPattern, keyMask, readDigitPattern } from './digit-pattern.ts';

/** What keys may still follow by a regular expression: asked while a caller presses one key after the other. */
export interface DigitAutomaton {
  /** Whether some text that goes on after these digits matches as a whole. */
  mayGrow(digits: string): boolean;
}

/** A state of Thompson's automaton: it reads one of `keys`, or goes on without reading. */
type State =
  | { readonly reads: true; readonly keys: number; next: number }
  | { readonly reads: false; readonly next: number[] };

const MOST_STATES = 2000;
/** As many repetitions mean any number. */
const MANY = 64;

/** Null where the pattern is not understood, or too large. */
export function digitAutomaton(source: string): DigitAutomaton | null {
  const pattern = readDigitPattern(source);
  const built = pattern === null ? null : build(pattern);
  if (built === null) return null;
  const { states, start, end } = built;
  const alive = leadingTo(states, end);
  return {
    mayGrow(digits) {
      let here = closure(states, [start]);
      for (const digit of digits) here = closure(states, step(states, here, keyMask(digit)));
      return here.some((place) => {
        const state = states[place];
        return state?.reads === true && state.keys !== 0 && alive.has(state.next);
      });
    },
  };
}

function build(pattern: DigitPattern): { states: readonly State[]; start: number; end: number } | null {
  const states: State[] = [];
  const add = (state: State) => states.push(state) - 1;
  const end = add({ reads: false, next: [] });
  /** The state from which `one` and then `next` is read. */
  const before = (one: DigitPattern, next: number): number => {
    if (states.length > MOST_STATES) return next;
    switch (one.kind) {
      case 'key':
        return add({ reads: true, keys: one.keys, next });
      case 'sequence':
        return one.parts.reduceRight((after, part) => before(part, after), next);
      case 'choice':
        return add({ reads: false, next: one.ways.map((way) => before(way, next)) });
      case 'repeat':
        return repeated(one, next);
    }
  };
  const repeated = ({ part, least, most }: Extract<DigitPattern, { kind: 'repeat' }>, next: number): number => {
    let first = next;
    if (most > MANY) {
      const loop: State & { reads: false } = { reads: false, next: [next] };
      first = add(loop);
      loop.next.push(before(part, first));
    } else {
      for (let count = least; count < most; count++) first = add({ reads: false, next: [next, before(part, first)] });
    }
    for (let count = 0; count < least; count++) first = before(part, first);
    return first;
  };
  const start = before(pattern, end);
  return states.length > MOST_STATES ? null : { states, start, end };
}

/** These states and all that are reached from them without reading. */
function closure(states: readonly State[], places: readonly number[]): readonly number[] {
  const reached = new Set(places);
  for (const place of reached) {
    const state = states[place];
    if (state?.reads === false) for (const next of state.next) reached.add(next);
  }
  return [...reached];
}

function step(states: readonly State[], places: readonly number[], key: number): readonly number[] {
  return places.flatMap((place) => {
    const state = states[place];
    return state?.reads === true && (state.keys & key) !== 0 ? [state.next] : [];
  });
}

/** The states from which the end can be reached. */
function leadingTo(states: readonly State[], end: number): ReadonlySet<number> {
  const alive = new Set([end]);
  for (let before = -1; before !== alive.size; ) {
    before = alive.size;
    states.forEach((state, place) => {
      const leads = state.reads
        ? state.keys !== 0 && alive.has(state.next)
        : state.next.some((next) => alive.has(next));
      if (leads) alive.add(place);
    });
  }
  return alive;
}
