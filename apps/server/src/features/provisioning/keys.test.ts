import { describe, expect, it } from 'vitest';
import { type Key, keyTarget, lineKeys, mergeKeys, pickupOf } from './keys.ts';
import { mergeVariables } from './variables.ts';

const key = (more: Partial<Key>): Key => ({
  category: 'line',
  position: 1,
  type: 'blf',
  line: 1,
  value: '1002',
  pickup: '',
  label: '',
  icon: '',
  isProtected: false,
  ...more,
});

describe('the keys of a device (contract 20 §3.3)', () => {
  it('win over those of its profile by category and position', () => {
    const profile = [key({ value: 'p1' }), key({ position: 2, value: 'p2' }), key({ category: 'memory', value: 'm1' })];
    const merged = mergeKeys(profile, [key({ value: 'd1' }), key({ position: 3, value: 'd3' })], []);
    expect(merged.map(({ category, position, value }) => `${category} ${position} ${value}`)).toEqual([
      'line 1 d1',
      'line 2 p2',
      'line 3 d3',
      'memory 1 m1',
    ]);
  });

  it('name in labels whom their line stands for', () => {
    const label = '${caller_id_name}/${extension}/${display_name}/${other}';
    const lines = [{ number: 2, extension: '1002', callerIdName: 'Bob', displayName: 'Bob at work' }];
    expect(mergeKeys([], [key({ line: 2, label })], lines)[0]?.label).toBe('Bob/1002/Bob at work/${other}');
    expect(mergeKeys([], [key({ line: 1, label })], lines)[0]?.label).toBe('///${other}');
  });

  it.each([
    [{ type: 'blf', value: '1002' }, '1002'],
    [{ type: 'intercom', value: '1002' }, '*81002'],
    [{ type: 'intercom', value: '*801002' }, '*801002'],
    [{ type: 'voicemail', value: '' }, '*97'],
    [{ type: 'park', value: '' }, '*5900'],
    [{ type: 'park', value: 'park+*5901' }, 'park+*5901'],
    [{ type: 'dnd', value: '' }, ''],
  ] as const)('call with %j %s', (more, target) => {
    expect(keyTarget(key(more), mergeVariables([]))).toBe(target);
  });

  it('pick up with the code of the key, else that of the phone', () => {
    const variables = mergeVariables([{ pickup_prefix: '*9' }]);
    expect([pickupOf(key({}), variables), pickupOf(key({ pickup: '**' }), variables)]).toEqual(['*9', '**']);
  });

  it('are the lines in their order where none is configured', () => {
    const own = lineKeys([key({ position: 2 })], [{ number: 1 }, { number: 2 }, { number: 4 }], 5);
    expect(own.map((one) => one && `${one.type} ${one.line}`)).toEqual(['line 1', 'blf 1', null, 'line 4', null]);
  });
});
