/** One thing that can be chosen. */
export interface GroupChoice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/** Things that belong together. */
export interface ChoiceGroup {
  readonly key: string;
  readonly title: string;
  readonly choices: readonly GroupChoice[];
}

/** The groups with what matches all of the words typed; a group whose title matches is shown whole. */
export function groupsMatching(groups: readonly ChoiceGroup[], typed: string): readonly ChoiceGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return groups
    .map((group) =>
      matches(group.title)
        ? group
        : {
            ...group,
            choices: group.choices.filter(({ value, label, help = '' }) => matches(`${value} ${label} ${help}`)),
          },
    )
    .filter(({ choices }) => choices.length > 0);
}

/** The set with some more, or without them. */
export function withAll(set: ReadonlySet<string>, values: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const value of values) {
    if (on) next.add(value);
    else next.delete(value);
  }
  return next;
}
