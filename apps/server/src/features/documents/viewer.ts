import { accessControl } from '../../access/access-control.ts';
import { callerOf } from '../../access/account.ts';
import { meets } from '../../access/policy.ts';
import { type Scope, scopeOf } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { mayWithDocuments } from './resource.ts';
import { readViewToken } from './view-token.ts';

/**
 * What the holder of a view token sees: what the user sees to whom it was issued, by now.
 * @throws ApiError 403 when it is not for this document, has expired or is none of ours
 */
export async function viewerOf(platform: Platform, token: string, documentId: number): Promise<Scope> {
  const userId = readViewToken(platform.vault, token, documentId, platform.now());
  const scope = userId === null ? null : await scopeOfUser(platform, userId);
  // Not 401: the portal would log out.
  if (scope === null) throw errors.forbidden('The view token has expired, or is not for this document');
  return scope;
}

/** What a user may see of documents; null: nothing. */
export async function scopeOfUser(platform: Platform, userId: number): Promise<Scope | null> {
  const account = await accessControl(platform).account(userId);
  if (account === null || !account.active || !account.tenantActive) return null;
  const credential = { credential: 'bearer', jti: null, impersonatorId: null, mfaPending: false } as const;
  const user = callerOf(account, credential);
  return meets(mayWithDocuments('document_read'), user) ? scopeOf(user) : null;
}
