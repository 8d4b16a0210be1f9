import { expect, it } from 'vitest';
import { nameOf } from './name-of.ts';

it('a contact is called by its name, else by its number, else by its address', () => {
  const nobody = { first_name: '', last_name: null, phone: '', email: 'a@example.com' };
  expect(nameOf({ ...nobody, last_name: 'Liddell', first_name: 'Alice' })).toBe('Alice Liddell');
  expect(nameOf({ ...nobody, phone: '+49 30 1' })).toBe('+49 30 1');
  expect(nameOf(nobody)).toBe('a@example.com');
});
