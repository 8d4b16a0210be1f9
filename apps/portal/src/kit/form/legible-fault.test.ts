import { expect, test } from 'vitest';
import { faultOf } from './legible-fault.ts';

test.each([
  ['must match pattern "^[0-9]{2,11}$"', 'pattern'],
  ['is required', 'required'],
  ['must not have fewer than 1 characters', 'required'],
  ['is required when forward_all_enabled is true', 'required'],
  ['is no hangup cause', 'as-it-is'],
])('%j is %s', (message, fault) => {
  expect(faultOf(message)).toBe(fault);
});
