import { type Binding, type FieldBinding, seenAs } from '../../kit/form/binding.ts';

/** A flag that the API spells `true` or `false`, as a switch. */
export function asTrue(place: Binding<'true' | 'false'>): FieldBinding<boolean, boolean> {
  return seenAs(
    place,
    (flag) => flag === 'true',
    (on: boolean) => (on ? 'true' : 'false'),
  );
}
