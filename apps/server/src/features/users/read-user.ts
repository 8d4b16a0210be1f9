import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { presentUser } from './presenter.ts';
import type { UserObject } from './schema.ts';
import { findUser, type UserRow } from './store.ts';
import type { Viewer } from './viewer.ts';

type Needed = Pick<Platform, 'environment' | 'now'>;

/** @throws ApiError 404 unless the viewer may see the user */
export async function requireUser(trx: Trx, platform: Needed, viewer: Viewer, userId: number): Promise<UserRow> {
  const row = await findUser(trx, viewer, userId, platform.now());
  if (!row) throw errors.notFound('User');
  return row;
}

/** The user object of contract 10 §5.1. @throws ApiError 404 unless the viewer may see the user */
export async function readUser(trx: Trx, platform: Needed, viewer: Viewer, userId: number): Promise<UserObject> {
  const row = await requireUser(trx, platform, viewer, userId);
  return presentUser(row, platform.environment.edition, platform.now());
}
