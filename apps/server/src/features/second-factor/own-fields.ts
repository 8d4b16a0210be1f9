import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { factorProvenAt } from '../../access/session-factor.ts';
import { errors } from '../../http/errors.ts';
import { hasEnrolled } from './store.ts';

interface FactorFields {
  auth_type?: string;
  verify?: '0' | '1';
}

/**
 * What a write of a user may do to the fields of his second factor (contract 10 §1.8): `verify` "1" counts for the own
 * user once it is proven in this session, `auth_type` of an enrolled user changes only by who has proven it.
 * @param values the changes that were sent; those without effect are taken out
 * @throws ApiError 403
 */
export async function settleFactorFields(
  trx: Trx,
  caller: Caller,
  user: { readonly user_id: number; readonly auth_type: string },
  values: FactorFields,
): Promise<void> {
  if (values.auth_type === undefined && values.verify === undefined) return;
  const own = user.user_id === caller.userId;
  if (caller.impersonatorId !== null || caller.credential === 'key') {
    // The portal takes `verify` back whenever it signs out, an impersonator's too.
    delete values.verify;
    if (values.auth_type !== undefined) throw errors.forbidden('Second factors are changed in person');
  }
  const proven = own && (await factorProvenAt(trx, caller.jti)) !== null;
  if (values.verify === '1' && !proven) delete values.verify;
  if (own && values.auth_type !== undefined && !proven) await requireNothingToLose(trx, caller, user);
}

/** Else the password alone would be enough to do without the second factor, or to choose a weaker one. */
async function requireNothingToLose(
  trx: Trx,
  caller: Caller,
  user: { readonly user_id: number; readonly auth_type: string },
): Promise<void> {
  if (!caller.mfaPending && user.auth_type === '') return;
  if (await hasEnrolled(trx, user.user_id)) throw errors.forbidden('Second factor required');
}
