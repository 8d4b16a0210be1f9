import type { ChoiceGroup } from './choice-groups.ts';

/** A permission of the catalogue. */
export interface Permission {
  readonly permission_id: number;
  readonly name: string;
  readonly description: string | null;
}

/**
 * The catalogue in groups: a permission stands with the shortest one that covers it (contract 10 §3.1: `user` covers
 * `user_read`); those that stand alone are together at the end.
 *
 * @param aloneTitle title of the group of those
 */
export function permissionGroups(permissions: readonly Permission[], aloneTitle: string): readonly ChoiceGroup[] {
  const names = permissions.map(({ name }) => name).sort((a, b) => a.length - b.length);
  const baseOf = (name: string) => names.find((base) => isBaseOf(base, name)) ?? name;
  const byBase = Map.groupBy(
    [...permissions].sort((a, b) => a.name.localeCompare(b.name)),
    ({ name }) => baseOf(name),
  );
  const groups = [...byBase].filter(([, members]) => members.length > 1);
  const alone = [...byBase].flatMap(([, members]) => (members.length > 1 ? [] : members));
  return [
    ...groups.map(([base, members]) => ({ key: base, title: titleOf(base, members), choices: members.map(choiceOf) })),
    ...(alone.length === 0 ? [] : [{ key: ' alone', title: aloneTitle, choices: alone.map(choiceOf) }]),
  ];
}

/** Whether holding one permission gives the other (contract 10 §3.1). */
export function covers(holder: string, name: string): boolean {
  return holder !== name && (isBaseOf(holder, name) || holder === 'super_admin');
}

const isBaseOf = (base: string, name: string) => name.startsWith(`${base}_`);

/** Whether something else that is held gives a permission. */
export function isCovered(name: string, held: Iterable<string>): boolean {
  for (const holder of held) if (covers(holder, name)) return true;
  return false;
}

/** What has to be granted and taken away to come from one set to another. */
export function grantsToChange(before: readonly string[], after: readonly string[]) {
  const [old, next] = [new Set(before), new Set(after)];
  return { grant: after.filter((name) => !old.has(name)), revoke: before.filter((name) => !next.has(name)) };
}

/** What a group is about, in the words of the permission that covers the rest. */
function titleOf(base: string, members: readonly Permission[]): string {
  return members.find(({ name }) => name === base)?.description || base;
}

function choiceOf({ name, description }: Permission) {
  return { value: name, label: name, ...(description === null || description === '' ? {} : { help: description }) };
}
