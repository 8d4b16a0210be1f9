import { describe, expect, it } from 'vitest';
import { fieldErrors, isErrorOf, withoutErrorsAt } from './field-errors.ts';

describe('the details of a refusal', () => {
  it('go to the fields of the form, rows included', () => {
    expect(
      fieldErrors([
        { field: 'name', message: 'is required' },
        { field: 'destinations[12].destination_number', message: 'is no number' },
        { field: 'name', message: 'must be short' },
      ]),
    ).toEqual({ name: 'is required; must be short', 'destinations.12.destination_number': 'is no number' });
  });

  it('leave with the change of their field, and of the rows in it', () => {
    const errors = { name: 'a', names: 'b', 'rows.0.x': 'c' };
    expect(withoutErrorsAt(errors, 'name')).toEqual({ names: 'b', 'rows.0.x': 'c' });
    expect(withoutErrorsAt(errors, 'rows')).toEqual({ name: 'a', names: 'b' });
    expect(withoutErrorsAt(errors, 'other')).toBe(errors);
  });

  it('belong to the part of the form that shows their field', () => {
    expect(isErrorOf('destinations.0.destination_number', ['destinations'])).toBe(true);
    expect(isErrorOf('destination', ['destinations'])).toBe(false);
  });
});
