import { describe, expect, it } from 'vitest';
import { newFileKey, unwrapKey, wrapKey } from './tenant-keys.ts';

describe('wrapped keys', () => {
  const [wrapping, key] = [newFileKey(), newFileKey()];
  const wrapped = wrapKey(wrapping, key, 'documents/1/1/pdf/0');

  it('open under the key and for the context that they were wrapped with', () => {
    expect(unwrapKey(wrapping, wrapped, 'documents/1/1/pdf/0').equals(key)).toBe(true);
    expect(wrapKey(wrapping, key, 'documents/1/1/pdf/0')).not.toBe(wrapped);
  });

  it.each([
    ['another document', () => unwrapKey(wrapping, wrapped, 'documents/2/1/pdf/0')],
    ['another version', () => unwrapKey(wrapping, wrapped, 'documents/1/2/pdf/0')],
    ['another key', () => unwrapKey(newFileKey(), wrapped, 'documents/1/1/pdf/0')],
    ['a changed text', () => unwrapKey(wrapping, `${wrapped.slice(0, -2)}AA`, 'documents/1/1/pdf/0')],
    ['another version of the format', () => unwrapKey(wrapping, `w0${wrapped.slice(2)}`, 'documents/1/1/pdf/0')],
  ])('do not open for %s', (_what, open) => {
    expect(open).toThrow();
  });
});
