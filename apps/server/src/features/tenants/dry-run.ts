import { Type } from 'typebox';

/** Query of a DELETE that can tell beforehand what it would do. */
export const dryRunQuery = Type.Object({
  dry_run: Type.Optional(
    Type.Enum(['0', '1'], { description: '1: nothing is deleted; the answer tells what would be.' }),
  ),
});

/** Numbers of objects by kind, as the answer tells them. */
export const counts = (description: string) => Type.Record(Type.String(), Type.Integer(), { description });

/** Whoever names it and means no "no" is spared the deletion. */
export function isDryRun(query: Readonly<Record<string, string>>): boolean {
  const asked = query['dry_run']?.trim().toLowerCase();
  return asked !== undefined && asked !== '0' && asked !== 'false';
}
