import { Type } from 'typebox';
import { errors } from '../errors.ts';
import { nullable } from '../fields.ts';
import type { Field } from './field.ts';
import { type Reference, requireReferences } from './references.ts';
import type { Change } from './resource.ts';

/** The user whose row it is; the row's column is `created_by`, and clients may call the field so too. */
export const OWNER: Reference = { field: 'user_id', table: 'users', column: 'user_id' };

export const ownerField: Field = {
  schema: nullable(Type.Integer({ description: 'Whose it is.' })),
  column: 'created_by',
};

/** For `extras.written`. */
export const ownerAlias = { created_by: nullable(Type.Integer({ description: 'The same as `user_id`.' })) };

/** A new row is its maker's; admins may give it to another user of the tenant (contract 30 §1.1). For `hooks.complete`. */
export async function ownerOf({
  writer: { trx, caller },
  tenantId,
  before,
  after,
}: Change): Promise<{ user_id?: unknown }> {
  const alias = after?.['created_by'] ?? undefined;
  await requireReferences(trx, [{ ...OWNER, field: 'created_by' }], { created_by: alias }, null, {
    tenantId,
    status: 400,
  });
  const former = before === null ? caller.userId : before['user_id'];
  const owner = alias ?? after?.['user_id'] ?? former;
  if (caller.kind === 'U' && owner !== caller.userId) throw errors.forbidden('You may not set user_id');
  return owner === after?.['user_id'] ? {} : { user_id: owner };
}
