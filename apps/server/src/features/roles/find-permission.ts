import type { Trx } from '@strowger/db';

export interface NamedPermission {
  readonly permission_id: number;
  readonly name: string;
}

/** A permission by id or by name. */
export async function findPermission(trx: Trx, idOrName: string): Promise<NamedPermission | undefined> {
  const query = trx.selectFrom('permissions').select(['permission_id', 'name']);
  const isId = /^\d{1,9}$/.test(idOrName);
  return (
    isId ? query.where('permission_id', '=', Number(idOrName)) : query.where('name', '=', idOrName)
  ).executeTakeFirst();
}
