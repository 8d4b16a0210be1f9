import { configChanged } from '../../events/config-changed.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { createUser } from './create-user.ts';
import { deleteUser, requireDeletable } from './delete-user.ts';
import { presentUser } from './presenter.ts';
import { readUser } from './read-user.ts';
import type { UserCreate, UserObject, UserUpdate } from './schema.ts';
import type { UserRow } from './store.ts';
import { updateUser } from './update-user.ts';
import { userChanged } from './user-target.ts';
import { EVERYBODY } from './viewer.ts';

type Writer = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/** Makes a user, with the traces of it. @returns his id @throws ApiError as createUser */
export async function makeUser(writer: Writer, platform: Platform, sent: UserCreate): Promise<number> {
  const { trx, caller, audit, emit } = writer;
  const userId = await createUser(trx, platform, caller, sent);
  const after = await readUser(trx, platform, EVERYBODY, userId);
  audit({
    resource: 'users',
    resourceId: userId,
    action: 'create',
    tenantId: after.tenant_id,
    after,
    activity: `Create New User ${after.username}`,
  });
  emit(userChanged(caller, after, 'created', Object.keys(sent)));
  return userId;
}

/** Changes a user, with the traces of it. @returns him after it @throws ApiError as updateUser */
export async function changeUser(
  writer: Writer,
  platform: Platform,
  row: UserRow,
  sent: UserUpdate,
): Promise<UserObject> {
  const { trx, caller, audit, emit } = writer;
  const before = presentUser(row, platform.environment.edition, platform.now());
  const changed = await updateUser(trx, platform, caller, before, sent);
  const after = await readUser(trx, platform, EVERYBODY, before.user_id);
  audit({
    resource: 'users',
    resourceId: after.user_id,
    action: 'update',
    tenantId: after.tenant_id,
    before,
    after,
    activity: after.user_id === caller.userId ? 'Update Own Account' : `Update User ${after.username}`,
  });
  if (changed.length > 0) emit(userChanged(caller, after, 'updated', changed));
  return after;
}

/** Deletes a user, with the traces of it. @throws ApiError 403, 404 */
export async function dropUser(writer: Writer, platform: Platform, row: UserRow): Promise<void> {
  const { trx, caller, audit, emit } = writer;
  const { tenant_id: tenantId, username, user_id: resourceId } = row;
  requireDeletable(caller, row);
  const extensions = await deleteUser(trx, platform, row);
  audit({
    resource: 'users',
    resourceId,
    action: 'delete',
    tenantId,
    before: presentUser(row, platform.environment.edition, platform.now()),
    activity: `Delete User ${username}`,
  });
  emit(userChanged(caller, row, 'deleted', []));
  for (const id of extensions) {
    const unlinked = { resource: 'fpbx_extensions', id, changed: ['user_id'], extensionUuids: [id] } as const;
    emit(configChanged({ ...unlinked, action: 'updated', tenantId, by: caller.userId }));
  }
}
