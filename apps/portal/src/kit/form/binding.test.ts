import { describe, expect, it } from 'vitest';
import { asNumber, at, type Binding, elementAt, errorOf, partOf, withInnerErrors } from './binding.ts';

interface Group {
  name: string;
  members: { number: string; delay: number }[];
}

function bound(start: Group, errors = {}) {
  const seen: Group[] = [];
  const whole: Binding<Group> = { path: '', value: start, set: (value) => seen.push(value), errors };
  return { whole, seen };
}

const start: Group = {
  name: 'Sales',
  members: [
    { number: '1001', delay: 0 },
    { number: '1002', delay: 5 },
  ],
};

describe('a place of a form', () => {
  it('changes there and nowhere else', () => {
    const { whole, seen } = bound(start);
    at(whole, 'name').set('Support');
    expect(seen).toEqual([{ ...start, name: 'Support' }]);
    expect(seen[0]?.members).toBe(start.members);
  });

  it('reaches into the rows of a list', () => {
    const { whole, seen } = bound(start);
    const members = at(whole, 'members');
    const second = elementAt(members, 1, { number: '1002', delay: 5 });
    at(second, 'delay').set(9);
    expect(seen[0]?.members).toEqual([start.members[0], { number: '1002', delay: 9 }]);
  });

  it('knows what the server says of it', () => {
    const { whole } = bound(start, { 'members.1.number': 'is no number' });
    const members = at(whole, 'members');
    expect(errorOf(at(elementAt(members, 1, { number: 'x', delay: 0 }), 'number'))).toBe('is no number');
    expect(errorOf(at(elementAt(members, 0, { number: 'x', delay: 0 }), 'number'))).toBeUndefined();
  });

  it('may show what is wrong within it', () => {
    const { whole } = bound(start, { 'members.1.number': 'is none', membership: 'is another' });
    expect(errorOf(at(whole, 'members'))).toBeUndefined();
    expect(errorOf(withInnerErrors(at(whole, 'members')))).toBe('is none');
    expect(errorOf(withInnerErrors(at(whole, 'name')))).toBeUndefined();
  });

  it('may be several of its properties, the others staying as they are', () => {
    const { whole, seen } = bound(start);
    partOf<{ name: string }, typeof start>(whole).set({ name: 'Support' });
    expect(seen).toEqual([{ ...start, name: 'Support' }]);
  });

  it('may be a number that is kept as text', () => {
    const seen: unknown[] = [];
    const port = (value: string | null | undefined) =>
      asNumber({ path: 'port', value, set: (text) => seen.push(text), errors: {} });
    expect([port('5061').value, port('').value, port(null).value, port(undefined).value]).toEqual([
      5061,
      null,
      null,
      null,
    ]);
    port('5061').set(5080);
    port('5061').set(null);
    expect(seen).toEqual(['5080', null]);
  });
});
