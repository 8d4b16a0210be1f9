import type { Scope } from '../../access/scope.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import { ApiError } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { readUser } from '../users/read-user.ts';
import type { UserObject } from '../users/schema.ts';
import { EVERYBODY } from '../users/viewer.ts';

/** What the portal is told (contract 10 §1.13), and whom it concerns. */
export interface Notice {
  readonly module: 'user' | 'sendfax';
  readonly row: Readonly<Record<string, unknown>>;
  readonly tenantId: number | null;
  readonly userIds: readonly number[];
  /** About a super admin: for super admins and himself alone. */
  readonly ofSuperAdmin: boolean;
}

/** Stages of a fax that is sent; a received one is no business of this socket. */
const SENT_FAX = /^fax\.(queued|sending|completed|failed)$/;

/** The notice that an event makes; null for one that makes none. */
export async function noticeOf(
  platform: Pick<Platform, 'db' | 'environment' | 'now'>,
  event: StrowgerEvent,
): Promise<Notice | null> {
  const { tenant_id: tenantId, userIds, data } = event;
  if (SENT_FAX.test(event.type)) return { module: 'sendfax', row: data, tenantId, userIds, ofSuperAdmin: false };
  const userId = userOf(event);
  if (userId === null) return null;
  const user = await findUser(platform, userId);
  if (user === null) {
    const row = { user_id: userId, tenant_id: tenantId, username: '', status: 'logout', active: '0' };
    return { module: 'user', row, tenantId, userIds: [userId], ofSuperAdmin: false };
  }
  const ofSuperAdmin = user.is_admin === '1' && user.is_tenant === '0';
  return { module: 'user', row: rowOf(user), tenantId: user.tenant_id, userIds: [userId], ofSuperAdmin };
}

/** Whose login, logout or change an event tells. */
function userOf(event: StrowgerEvent): number | null {
  const isUser = event.type === 'config.changed' && event.data['resource'] === 'users';
  const id = event.type === 'user.status' ? event.data['user_id'] : isUser ? event.data['id'] : null;
  return typeof id === 'number' ? id : null;
}

function rowOf(user: UserObject) {
  const { user_id, tenant_id, username, email, first_name, last_name, status, active } = user;
  return { user_id, tenant_id, username, email, first_name, last_name, status, active };
}

async function findUser(
  platform: Pick<Platform, 'db' | 'environment' | 'now'>,
  userId: number,
): Promise<UserObject | null> {
  try {
    return await platform.db.transaction({ kind: 'all' }, (trx) => readUser(trx, platform, EVERYBODY, userId), {
      readOnly: true,
    });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** A sees all, T the own tenant, U himself (contract 10 §1.13). */
export function concerns(scope: Scope, userId: number, notice: Notice): boolean {
  if (scope.kind === 'platform') return true;
  if (notice.tenantId !== scope.tenantId) return false;
  const isHis = notice.userIds.includes(userId);
  return isHis || (scope.kind === 'tenant' && !notice.ofSuperAdmin);
}

/** As it goes over the wire: rows are counted, and there is one. */
export function frameOf({ module, row }: Notice): string {
  return JSON.stringify({ module, 0: row });
}
