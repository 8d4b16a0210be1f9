import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigBody, requireConfigName } from './user-config.ts';

describe('a value kept with a user (contract 10 §5.6)', () => {
  it.each([
    ['"body"', 'body'],
    ['85', 85],
    ['true', true],
    ['{"value":"x"}', 'x'],
    ['plain text', 'plain text'],
    ['{"value":null}', null],
    ['', null],
  ])('reads the body %j', (body, value) => {
    expect(readConfigBody(Buffer.from(body))).toBe(value);
  });

  it.each(['[1]', '{"a":1}', '{"value":{}}', '{"value":1,"b":2}'])('refuses %j', (body) => {
    expect(() => readConfigBody(Buffer.from(body))).toThrow('plain value');
  });

  it('is at most 4 KiB', () => {
    expect(() => readConfigBody(Buffer.alloc(4097, 'a'))).toThrow('4096');
  });

  it.each(['site:title', 'emailtofax_coversheet', 'a.b-c:d'])('takes the name %s', (name) => {
    expect(requireConfigName(name)).toBe(name);
  });

  it('takes no name with other characters', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('/', ' ', '\\', '::', 'é'), (start, strange) => {
        expect(() => requireConfigName(`${start}${strange}`)).toThrow();
      }),
    );
  });
});
