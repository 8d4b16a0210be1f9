import { expect, it } from 'vitest';
import { differences } from './differences.ts';

it('tells what a change changed, field by field', () => {
  expect(differences({ a: 1, b: 'x', c: { d: [1, 2] } }, { a: 1, b: 'y', c: { d: [2, 1] } })).toEqual([
    { field: 'b', before: 'x', after: 'y' },
    { field: 'c.d', before: '[1,2]', after: '[2,1]' },
  ]);
});

it('tells what was made and what went', () => {
  expect(differences(null, { a: null, b: true })).toEqual([
    { field: 'a', before: undefined, after: 'null' },
    { field: 'b', before: undefined, after: 'true' },
  ]);
  expect(differences({ a: '' }, undefined)).toEqual([{ field: 'a', before: '', after: undefined }]);
});

it('tells nothing where nothing differs, whatever the order of fields', () => {
  expect(differences({ a: 1, b: {} }, { b: {}, a: 1 })).toEqual([]);
  expect(differences(null, null)).toEqual([]);
});

it('takes plain values as they are', () => {
  expect(differences('on', 'off')).toEqual([{ field: '', before: 'on', after: 'off' }]);
});
