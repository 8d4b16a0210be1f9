import type { Trx } from '@strowger/db';
import { readChildren } from './child-rows.ts';
import type { Shown } from './field.ts';
import { type Reader, type Resource, shownFields } from './resource.ts';
import type { Condition } from './resource-filters.ts';
import { type Found, findRow } from './resource-rows.ts';

/** An object with its arrays. @param lock as findRow has it */
export async function findObject(
  trx: Trx,
  resource: Resource,
  id: unknown,
  conditions: readonly Condition[],
  lock: 'lock' | 'look' = 'look',
): Promise<Found | undefined> {
  const row = await findRow(trx, resource, id, conditions, lock);
  return row && { ...row, shown: { ...row.shown, ...(await readChildren(trx, resource, id)) } };
}

/** What a caller is shown of an object: the fields for him, its arrays, and what is read apart. */
export async function presentObject(
  { trx, caller }: Pick<Reader, 'trx' | 'caller'>,
  resource: Resource,
  object: Shown,
): Promise<Shown> {
  const { children = [], extras } = resource;
  const names = [...shownFields(resource, 'object', caller.kind), ...children.map(({ field }) => field)];
  const shown = Object.fromEntries(names.map((name) => [name, object[name]]));
  return extras ? { ...shown, ...(await extras.read(trx, object, caller.kind)) } : shown;
}
