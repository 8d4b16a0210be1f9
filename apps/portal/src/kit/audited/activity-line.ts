/** What an activity of a write says (contract 10 §8): `Update ring_groups Sales -ID:(9b1c…)`. */
export interface ActivityLine {
  readonly action: string;
  readonly resource: string;
  /** What it is called, else its id. */
  readonly name: string;
}

/** The parts of an activity; null where it is not of that form, as `Logged In` is not. */
export function parseActivity(text: string): ActivityLine | null {
  const [, verb, resource, name, id] = /^([A-Z][a-z_]*) ([a-z_]+)(?: (.*))? ?-ID:\(([^()]*)\)$/s.exec(text) ?? [];
  if (verb === undefined || resource === undefined) return null;
  return { action: verb.toLowerCase(), resource, name: (name?.trim() || id) ?? '' };
}
