import { expect, test } from 'vitest';
import { EnergyGate } from './energy-gate.ts';

test('a gate opens with the first loud frame and closes 300 ms after the last', () => {
  const gate = new EnergyGate(-40);
  expect(gate.passes(-41)).toBe(false);
  expect(gate.passes(-40)).toBe(true);
  expect(gate.passes(-10)).toBe(true);
  const after = Array.from({ length: 16 }, () => gate.passes(Number.NEGATIVE_INFINITY));
  expect(after.filter(Boolean)).toHaveLength(14);
  expect(after.at(-1)).toBe(false);
  gate.passes(-10);
  gate.close();
  expect(gate.isOpen).toBe(false);
});

test('its threshold may change while it is in use', () => {
  const gate = new EnergyGate(-40);
  gate.thresholdDb = -60;
  expect(gate.passes(-50)).toBe(true);
});
