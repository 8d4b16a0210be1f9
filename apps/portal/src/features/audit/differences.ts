/** One field that a write changed; absent: it was not there. */
export interface Difference {
  /** Names from the outside in, with dots between. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What differs between two states of an object, field by field, in the order of the fields. Objects are taken apart,
 * lists are not: their order counts.
 */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [old, next] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((field) => ({ field, before: old.get(field), after: next.get(field) }))
    .filter((one) => one.before !== one.after);
}

function leavesOf(value: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const walk = (part: unknown, path: string): void => {
    if (part === undefined || (part === null && path === '')) return;
    if (isRecord(part) && Object.keys(part).length > 0) {
      for (const [key, inner] of Object.entries(part)) walk(inner, path === '' ? key : `${path}.${key}`);
      return;
    }
    leaves.set(path, textOf(part));
  };
  walk(value, '');
  return leaves;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
