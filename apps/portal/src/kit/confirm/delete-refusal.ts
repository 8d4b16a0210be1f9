/** Objects that still lead to what was to be deleted: `IVR Menu(s)`, and their names. */
export interface Reference {
  readonly label: string;
  readonly names: readonly string[];
}

const GUARD = /^Cannot delete(?: .*?)?: (?:referenced by|used by) (.+?)\.(?: Remove those references first\.)?$/s;

/**
 * Reads the refusal of a delete (contract 20 §0.8): `Cannot delete 'Sales': referenced by IVR Menu(s): a, b; Inbound
 * Route(s): +1. Remove those references first.`
 * @returns empty for any other message
 */
export function referencesOf(message: string): readonly Reference[] {
  const listed = GUARD.exec(message)?.[1] ?? '';
  // A name may hold a semicolon: only what looks like a label begins another kind.
  return listed.split(/; (?=[^:;]*\(s\): )/).flatMap((part) => {
    const [, label, names] = /^(.*?)\(s\): (.+)$/s.exec(part) ?? [];
    return label === undefined || names === undefined ? [] : [{ label, names: names.split(', ') }];
  });
}
