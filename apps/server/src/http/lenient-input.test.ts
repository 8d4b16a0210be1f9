import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { flagNumber, flagText, nullable, uuid } from './fields.ts';
import { readLeniently } from './lenient-input.ts';
import { parseBody } from './validation.ts';

const Thing = Type.Object(
  {
    id: Type.Optional(Type.Integer()),
    price: Type.Optional(Type.Number()),
    on: Type.Optional(Type.Boolean()),
    active: Type.Optional(flagText()),
    name: Type.Optional(Type.String()),
    note: Type.Optional(nullable(Type.String())),
    count: Type.Optional(nullable(Type.Integer())),
    color: Type.Optional(Type.Enum(['red', 'blue'])),
    keys: Type.Optional(Type.Array(Type.String())),
    numbers: Type.Optional(Type.Array(Type.Integer())),
    thing_uuid: Type.Optional(uuid()),
    inner: Type.Optional(Type.Object({ size: Type.Optional(Type.Integer()) }, { additionalProperties: false })),
  },
  { additionalProperties: false, 'x-ignored': ['tenant_name'] },
);

const read = (value: unknown) => parseBody(Thing, value);

function problems(value: unknown): string[] {
  try {
    read(value);
    return [];
  } catch (error) {
    const details: unknown = error instanceof Error ? Reflect.get(error, 'details') : [];
    return Array.isArray(details) ? details.map((one) => String(one.field)) : [];
  }
}

describe('lenient reading of bodies (contract 10 §2.1, §2.4)', () => {
  it.each([
    [{ id: '85' }, { id: 85 }],
    [{ id: ' 85 ' }, { id: 85 }],
    [{ price: '1.50' }, { price: 1.5 }],
    [{ price: '-3' }, { price: -3 }],
    [{ on: 1 }, { on: true }],
    [{ on: 'true' }, { on: true }],
    [{ on: '0' }, { on: false }],
    [{ on: null }, { on: false }],
    [{ active: 1 }, { active: '1' }],
    [{ active: true }, { active: '1' }],
    [{ active: 'false' }, { active: '0' }],
    [{ name: 5 }, { name: '5' }],
    [{ name: '' }, { name: '' }],
    [{ note: null }, { note: null }],
    [{ note: '' }, { note: '' }],
    [{ count: '' }, { count: null }],
    [{ count: '7' }, { count: 7 }],
    [{ keys: 'a, b,c' }, { keys: ['a', 'b', 'c'] }],
    [{ keys: '' }, { keys: [] }],
    [{ keys: 'null' }, { keys: [] }],
    [{ numbers: '1,2' }, { numbers: [1, 2] }],
    [{ numbers: ['1', 2] }, { numbers: [1, 2] }],
    [{ thing_uuid: '9B1C0F3E-0000-4000-8000-00000000ABCD' }, { thing_uuid: '9b1c0f3e-0000-4000-8000-00000000abcd' }],
    [{ inner: { size: '3' } }, { inner: { size: 3 } }],
  ])('reads %j as %j', (sent, expected) => {
    expect(read(sent)).toEqual(expected);
  });

  it.each([
    [{ id: '' }, {}],
    [{ id: null }, {}],
    [{ color: '' }, {}],
    [{ name: null }, {}],
    [{ thing_uuid: '' }, {}],
  ])('takes %j of a field that cannot be empty for absence', (sent, expected) => {
    expect(read(sent)).toEqual(expected);
  });

  it('ignores what the resource ignores, and unknown fields that carry nothing', () => {
    expect(read({ tenant_name: 'x', nothing: null, empty: '', none: [], name: 'x' })).toEqual({ name: 'x' });
  });

  it.each([
    [{ id: 'x' }, ['id']],
    [{ id: 1.5 }, ['id']],
    [{ id: '1e3' }, ['id']],
    [{ on: 'yes' }, ['on']],
    [{ active: 2 }, ['active']],
    [{ color: 'green' }, ['color']],
    [{ thing_uuid: 'x' }, ['thing_uuid']],
    [{ numbers: 'a' }, ['numbers.0']],
    [{ inner: { size: 'x', other: 1 } }, ['inner.other', 'inner.size']],
    [{ nme: 'x', name: {} }, ['nme', 'name']],
    [[], ['body']],
    ['text', ['body']],
  ])('refuses %j by name', (sent, fields) => {
    expect(problems(sent)).toEqual(fields);
  });

  it('names a missing field', () => {
    expect(() =>
      parseBody(Type.Object({ name: Type.String(), to: Type.Object({ id: Type.Integer() }) }), { to: {} }),
    ).toThrow(/name: is required.*to\.id: is required/);
  });

  it('never fails otherwise, and never changes the prototype, whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { value: result } = readLeniently(Thing, value);
        if (typeof result === 'object' && result !== null && !Array.isArray(result)) {
          expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
        }
        problems(value);
      }),
    );
  });

  it('leaves a value alone that fits already', () => {
    const fitting = fc.record(
      {
        id: fc.integer(),
        on: fc.boolean(),
        name: fc.string(),
        count: fc.option(fc.integer()),
        keys: fc.array(fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fitting, (value) => {
        expect(read(value)).toEqual(value);
      }),
    );
  });

  it('reads a flag that clients compare with "true" as loosely, and keeps it that word', () => {
    const Flag = Type.Object({ shuffle: Type.Optional(Type.Enum(['true', 'false'])) }, { additionalProperties: false });
    const readings = [true, 1, '1', 'true', false, 0, '', null].map((shuffle) => parseBody(Flag, { shuffle }).shuffle);
    expect(readings).toEqual([...Array(4).fill('true'), ...Array(4).fill('false')]);
    expect(() => parseBody(Flag, { shuffle: 'maybe' })).toThrow('shuffle');
  });

  it('takes a secret that is empty or masked for absent (contract 20 §0.5)', () => {
    const pin = Type.Union([Type.String({ pattern: '^[0-9]+$' }), Type.Null()], { 'x-secret': true });
    const Secret = Type.Object({ pin: Type.Optional(pin) }, { additionalProperties: false });
    for (const kept of [null, '', '********']) expect(parseBody(Secret, { pin: kept })).toEqual({});
    expect(parseBody(Secret, { pin: 42 })).toEqual({ pin: '42' });
    expect(() => parseBody(Secret, { pin: '*******' })).toThrow('pin');
  });

  it('reads a flag that is a number as loosely as one that is text, and keeps it a number', () => {
    const Flag = Type.Object({ active: Type.Optional(flagNumber()) }, { additionalProperties: false });
    for (const sent of [1, '1', true, 'true']) expect(parseBody(Flag, { active: sent })).toEqual({ active: 1 });
    for (const sent of [0, '0', false, 'false']) expect(parseBody(Flag, { active: sent })).toEqual({ active: 0 });
    for (const sent of [2, -1, '2', 'yes', 0.5]) expect(() => parseBody(Flag, { active: sent })).toThrow(/active/);
  });
});
