import { describe, expect, it } from 'vitest';
import { containsPattern, prefixPattern, readFieldSearch } from './portal-search.ts';

const fields = ['first_name', 'email', 'phone'];

describe('search of a list (contract 10 §2.5)', () => {
  it('is a substring of any field when two or more of the keys say the same', () => {
    const query = { first_name: 'ann', email: 'ann', phone: 'ann' };
    expect(readFieldSearch(query, fields, '')).toEqual({ anyContains: 'ann', equal: [] });
  });

  it('is equality for a single key', () => {
    expect(readFieldSearch({ email: 'ann', phone: '' }, fields, '')).toEqual({
      anyContains: '',
      equal: [{ field: 'email', value: 'ann' }],
    });
  });

  it('is equality of each for keys that differ', () => {
    expect(readFieldSearch({ email: 'a', phone: 'b' }, fields, '').equal).toHaveLength(2);
  });

  it("lets the platform's own search come first", () => {
    expect(readFieldSearch({}, fields, 'x').anyContains).toBe('x');
  });

  it("takes LIKE's wildcards literally", () => {
    expect(containsPattern('50%_\\')).toBe('%50\\%\\_\\\\%');
    expect(prefixPattern('a_')).toBe('a\\_%');
  });
});
