/** Messages by the path of their field: `destinations.0.destination_number`. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/**
 * One place of a form's values: what stands there, how it changes, what is wrong with it. Bindings of parts are made of
 * the binding of the whole.
 */
export interface Binding<Value> {
  /** Path within the form's values; empty for all of them. */
  readonly path: string;
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly errors: FieldErrors;
}

/** What a field of the kit needs: it may show more kinds of values than it ever sets. */
export interface FieldBinding<Shown, Given> {
  readonly path: string;
  readonly value: Shown;
  readonly set: (value: Given) => void;
  readonly errors: FieldErrors;
}

/** A property of an object. */
export function at<Value extends object, Key extends keyof Value & string>(
  whole: Binding<Value>,
  key: Key,
): Binding<Value[Key]> {
  return {
    path: join(whole.path, key),
    value: whole.value[key],
    set: (value) => whole.set({ ...whole.value, [key]: value }),
    errors: whole.errors,
  };
}

/** An element of a list. */
export function elementAt<Element>(list: Binding<Element[]>, index: number, element: Element): Binding<Element> {
  return {
    path: join(list.path, String(index)),
    value: element,
    set: (value) => list.set(list.value.map((old, place) => (place === index ? value : old))),
    errors: list.errors,
  };
}

/** Some of an object's properties as an object of their own, whose change leaves the others as they are. */
export function partOf<Part extends object, Whole extends Part = Part>(whole: Binding<Whole>): Binding<Part> {
  return { ...whole, set: (part) => whole.set({ ...whole.value, ...part }) };
}

/**
 * The same place seen as another kind of value, e.g. a text of the API as a switch.
 * @param read what is shown for what stands there
 * @param write what stands there for what was set
 */
export function seenAs<Value, Shown, Given>(
  place: Binding<Value>,
  read: (value: Value) => Shown,
  write: (value: Given) => Value,
): FieldBinding<Shown, Given> {
  const { path, errors } = place;
  return { path, errors, value: read(place.value), set: (value) => place.set(write(value)) };
}

/** A flag of the API, 1 or 0, as a switch. */
export function asSwitch(place: Binding<number>): FieldBinding<boolean, boolean> {
  return seenAs(
    place,
    (flag) => flag === 1,
    (on: boolean) => (on ? 1 : 0),
  );
}

/** A number that the API keeps as text, as a number; empty or null is none. */
export function asNumber(place: Binding<string | null | undefined>): FieldBinding<number | null, number | null> {
  return seenAs(
    place,
    (text) => (text === '' || text === null || text === undefined ? null : Number(text)),
    (number: number | null) => (number === null ? null : String(number)),
  );
}

/** An id as pickers hold it: a text, empty for none. */
export function asId(place: Binding<number | null>): FieldBinding<string, string> {
  return seenAs(
    place,
    (id) => (id === null ? '' : String(id)),
    (text: string) => (text === '' ? null : Number(text)),
  );
}

/** A place whose field shows what is wrong with anything in it: a list of words whose second word was refused. */
export function withInnerErrors<Value>(place: Binding<Value>): Binding<Value> {
  const inner = Object.entries(place.errors).flatMap(([path, message]) =>
    message !== undefined && (path === place.path || path.startsWith(`${place.path}.`)) ? [message] : [],
  );
  return inner.length === 0 ? place : { ...place, errors: { ...place.errors, [place.path]: inner.join('; ') } };
}

/** What is wrong with a field itself. */
export function errorOf({ path, errors }: Pick<FieldBinding<unknown, never>, 'path' | 'errors'>): string | undefined {
  return errors[path];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
