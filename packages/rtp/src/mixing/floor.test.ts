import { expect, test } from 'vitest';
import { nextFloor } from './floor.ts';

const talker = (levelDb: number) => ({ isTalking: true, levelDb });
const silent = { isTalking: false, levelDb: -5 };

test('who has the floor keeps it while he talks, however loud the others are', () => {
  const holder = talker(-40);
  expect(nextFloor(holder, [holder, talker(-10)])).toBe(holder);
});

test('else the loudest who talks gets it', () => {
  const [quiet, loud] = [talker(-30), talker(-20)];
  expect(nextFloor(null, [quiet, loud, silent])).toBe(loud);
  expect(nextFloor(silent, [silent, quiet])).toBe(quiet);
});

test('while nobody talks it stays with who had it', () => {
  expect(nextFloor(silent, [silent])).toBe(silent);
  expect(nextFloor(null, [silent])).toBeNull();
});
