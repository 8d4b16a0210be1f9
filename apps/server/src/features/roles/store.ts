import { sql, type Trx, violationOf } from '@strowger/db';
import { type Edition, ROLE } from '../../access/effective-roles.ts';
import { endUserGrants } from '../../access/role-grants.ts';
import { errors } from '../../http/errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { containsPattern, prefixPattern } from '../../http/portal-search.ts';
import type { NamedPermission } from './find-permission.ts';

export interface RoleRow {
  readonly role_id: number;
  readonly name: string;
  readonly description: string;
}

/** Which roles somebody sees at all: Community has 2 and 4, and 2 is shown to super admins only. */
export interface RoleView {
  readonly edition: Edition;
  readonly admin: boolean;
}

/** Empty texts = any. */
export interface NameFilter {
  readonly namePrefix: string;
  /** Somewhere in name or description. */
  readonly search: string;
  readonly id?: number;
}

function isNamed({ namePrefix, search }: NameFilter) {
  const contains = containsPattern(search.toLowerCase());
  return sql<boolean>`lower(name) like ${prefixPattern(namePrefix.toLowerCase())}
    and (lower(name) like ${contains} or lower(description) like ${contains})`;
}

function rolesSeen(trx: Trx, view: RoleView) {
  return trx
    .selectFrom('roles')
    .select(['role_id', 'name', 'description'])
    .$if(view.edition === 'community', (query) => query.where('role_id', 'in', [ROLE.admin, ROLE.endUser]))
    .$if(!view.admin, (query) => query.where('role_id', '<>', ROLE.admin));
}

export function findRole(trx: Trx, view: RoleView, roleId: number): Promise<RoleRow | undefined> {
  return rolesSeen(trx, view).where('role_id', '=', roleId).executeTakeFirst();
}

/** Newest first. */
export async function listRoles(
  trx: Trx,
  view: RoleView,
  filter: NameFilter,
  list: ListQuery,
): Promise<{ rows: RoleRow[]; total: number }> {
  const found = rolesSeen(trx, view)
    .where(isNamed(filter))
    .$if(filter.id !== undefined, (query) => query.where('role_id', '=', filter.id ?? 0));
  const { total } = await trx
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .orderBy(
      list.sort === 'name' ? sql`lower(name)` : 'role_id',
      (list.descending ?? list.sort === null) ? 'desc' : 'asc',
    )
    .limit(list.limit)
    .offset(list.offset)
    .execute();
  return { rows, total };
}

/** What a role grants, by name; for role 4 what follows from role 1. */
export async function grantsOfRole(trx: Trx, roleId: number): Promise<NamedPermission[]> {
  const roles = roleId === ROLE.endUser ? [ROLE.user, ROLE.endUser] : [roleId];
  const stored = await trx
    .selectFrom('role_permissions')
    .innerJoin('permissions', 'permissions.permission_id', 'role_permissions.permission_id')
    .select(['permissions.permission_id', 'permissions.name'])
    .where('role_id', 'in', roles)
    .distinct()
    .orderBy('name')
    .execute();
  if (roleId !== ROLE.endUser) return stored;
  const catalogue = await trx.selectFrom('permissions').select(['permission_id', 'name']).orderBy('name').execute();
  const granted = endUserGrants(
    stored.map((row) => row.name),
    catalogue.map((row) => row.name),
  );
  return catalogue.filter((row) => granted.has(row.name));
}

/** By name. */
export async function listPermissions(
  trx: Trx,
  filter: NameFilter,
  list: ListQuery,
): Promise<{ rows: (NamedPermission & { description: string })[]; total: number }> {
  const found = trx
    .selectFrom('permissions')
    .select(['permission_id', 'name', 'description'])
    .where(isNamed(filter))
    .$if(filter.id !== undefined, (query) => query.where('permission_id', '=', filter.id ?? 0));
  const { total } = await trx
    .selectFrom(found.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .orderBy(list.sort === 'permission_id' ? 'permission_id' : 'name', list.descending ? 'desc' : 'asc')
    .limit(list.limit)
    .offset(list.offset)
    .execute();
  return { rows, total };
}

/** @throws ApiError 409 when the name is taken */
export async function nameTakenAs409<T>(what: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.kind === 'unique') throw errors.conflict(`A ${what} with this name already exists`);
    throw error;
  }
}
