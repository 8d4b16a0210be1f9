import type { DeviceConfiguration } from '../../configuration.ts';
import { type Key, type KeyType, keysOf, keyTarget, lineKeys } from '../../keys.ts';
import type { Variables } from '../../variables.ts';
import type { PValues } from './accounts.ts';
import type { GrandstreamModel } from './models.ts';

/** Modes of keys beside the screen; a type that is absent the phone does not know. */
const KEY_MODES: { readonly [T in KeyType]?: number } = {
  speed_dial: 0,
  blf: 1,
  voicemail: 6,
  transfer: 8,
  park: 9,
  intercom: 10,
};
/** Modes of line keys. */
const LINE_KEY_MODES: { readonly [T in KeyType]?: number } = {
  line: 0,
  speed_dial: 10,
  blf: 11,
  voicemail: 16,
  transfer: 18,
  park: 19,
  intercom: 20,
};
const NOTHING = -1;

/** Keys as quadruples of mode, account, description and value. */
export function keyValues(device: DeviceConfiguration, model: GrandstreamModel): PValues {
  const { keys, variables } = device;
  const values = [...keysOf(keys, 'memory')]
    .filter(([position]) => position <= model.keys)
    .map(([position, key]) => quadruple(keyNumbers(position), key, KEY_MODES, variables));
  const own = lineKeys(keys, device.lines, model.lineKeys).map((key, index) =>
    quadruple(lineKeyNumbers(index + 1), key, LINE_KEY_MODES, variables),
  );
  return Object.assign({}, ...values, ...own);
}

type Quadruple = readonly [mode: number, account: number, description: number, value: number];

/** The first seven have their modes apart. */
function keyNumbers(position: number): Quadruple {
  if (position <= 7) {
    const from = 301 + (position - 1) * 3;
    return [322 + position, from, from + 1, from + 2];
  }
  const from = 353 + (position - 8) * 4;
  return [from, from + 1, from + 2, from + 3];
}

function lineKeyNumbers(position: number): Quadruple {
  const step = (position - 1) * 2;
  return [1363 + step, 1364 + step, 1465 + step, 1466 + step];
}

function quadruple(
  [mode, account, description, value]: Quadruple,
  key: Key | null,
  modes: { readonly [T in KeyType]?: number },
  variables: Variables,
): PValues {
  const known = key === null ? undefined : modes[key.type];
  if (key === null || known === undefined) return { [`P${mode}`]: String(NOTHING) };
  return {
    [`P${mode}`]: String(known),
    // Accounts are counted from 0.
    [`P${account}`]: String(key.line - 1),
    [`P${description}`]: key.label,
    [`P${value}`]: keyTarget(key, variables),
  };
}
