/** Kinds of objects as refusals call them, and their names in the texts (`delete.kinds`). */
const KINDS = {
  'IVR Menu(s)': 'ivrMenu',
  'Inbound Route(s)': 'inboundRoute',
  'Time Condition(s)': 'timeCondition',
  'Call Flow(s)': 'callFlow',
  'Ring Group(s)': 'ringGroup',
  'Call Queue(s)': 'callQueue',
  'Conference(s)': 'conference',
  'Extension(s)': 'extension',
  'Device(s)': 'device',
  'Music on Hold': 'music',
  'Follow Me': 'followMe',
} as const;

export type ReferringKind = (typeof KINDS)[keyof typeof KINDS];

/** Objects of a kind that still lead to what was to be deleted, and their names. */
export interface Reference {
  /** Null: a kind that has no text; its label stands for it. */
  readonly kind: ReferringKind | null;
  readonly label: string;
  readonly names: readonly string[];
}

const GUARD = /^Cannot delete(?: .*?)?: (?:referenced by|used by) (.+?)\.?(?: Remove those references first\.)?$/s;

/**
 * Reads the refusal of a delete (contract 20 §0.8): `Cannot delete 'Sales': referenced by IVR Menu(s): a, b; Inbound
 * Route(s): +1. Remove those references first.`
 * @returns empty for any other message
 */
export function referencesOf(message: string): readonly Reference[] {
  const listed = GUARD.exec(message)?.[1] ?? '';
  // A name may hold a semicolon: only what looks like a label begins another kind.
  return listed.split(/; (?=[^:;]*\(s\): |Music on Hold: |Follow Me: )/).flatMap((part) => {
    const [, label, names] = /^(.*?\(s\)|Music on Hold|Follow Me): (.+)$/s.exec(part) ?? [];
    if (label === undefined || names === undefined) return [];
    return [{ kind: kindOf(label), label: label.replace('(s)', ''), names: names.split(', ') }];
  });
}

function kindOf(label: string): ReferringKind | null {
  const [, kind] = Object.entries(KINDS).find(([written]) => written === label) ?? [];
  return kind ?? null;
}
