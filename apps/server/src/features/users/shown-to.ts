import type { Caller } from '../../access/caller.ts';
import type { UserObject } from './schema.ts';

/**
 * The user as this caller is shown him. The portal opens its page of the second factor where `verify` is "0": while his
 * own is due he reads that, whatever another of his sessions has proven (contract 10 §1.8).
 */
export function shownTo(caller: Caller, user: UserObject): UserObject {
  return caller.mfaPending && user.user_id === caller.userId ? { ...user, verify: '0' } : user;
}
