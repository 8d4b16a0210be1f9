/**
 * Names of the fields in which two states of an object differ, in the order of the newer one.
 * @param before null: it is new
 * @param except fields that say nothing, such as the time of the change
 */
export function changedNames(before: object | null, after: object, except: readonly string[] = []): string[] {
  const former = new Map(Object.entries(before ?? {}).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.entries(after).flatMap(([name, value]) =>
    except.includes(name) || former.get(name) === JSON.stringify(value) ? [] : [name],
  );
}
