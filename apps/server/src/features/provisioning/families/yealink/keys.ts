import type { DeviceConfiguration } from '../../configuration.ts';
import { type Key, type KeyType, keyTarget, lineKeys, pickupOf } from '../../keys.ts';
import type { Variables } from '../../variables.ts';
import type { Settings } from '../../write/settings-text.ts';
import { prefixed } from './accounts.ts';
import type { YealinkModel } from './models.ts';

const TYPES: Readonly<Record<KeyType, number>> = {
  none: 0,
  call_forward: 2,
  transfer: 3,
  dnd: 5,
  park: 10,
  voicemail: 12,
  speed_dial: 13,
  intercom: 14,
  line: 15,
  blf: 16,
  url: 17,
};

const KEYS_OF_A_MODULE = 40;

/** `linekey`, `memorykey`, `programablekey` (so they spell it) and `expansion_module`. */
export function keySettings({ keys, lines, variables }: DeviceConfiguration, model: YealinkModel): Settings {
  const own = lineKeys(keys, lines, model.lineKeys).map((key, index) =>
    key === null ? { [`linekey.${index + 1}.type`]: TYPES.none } : keyOf(`linekey.${index + 1}.`, key, variables),
  );
  const others = keys
    .filter(({ category, position }) => category !== 'line' && (category !== 'memory' || position <= model.memoryKeys))
    .map((key) => keyOf(placeOf(key), key, variables));
  return Object.assign({}, ...own, ...others);
}

function placeOf({ category, position }: Key): string {
  if (category === 'memory') return `memorykey.${position}.`;
  if (category === 'programmable') return `programablekey.${position}.`;
  const module = Math.floor((position - 1) / KEYS_OF_A_MODULE) + 1;
  return `expansion_module.${module}.key.${((position - 1) % KEYS_OF_A_MODULE) + 1}.`;
}

function keyOf(place: string, key: Key, variables: Variables): Settings {
  return prefixed(place, {
    type: TYPES[key.type],
    line: key.line,
    value: keyTarget(key, variables),
    label: key.label,
    extension: key.type === 'blf' ? pickupOf(key, variables) : key.pickup,
  });
}
