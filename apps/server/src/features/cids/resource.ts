import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import { readNumber } from '../accounts/phone-number.ts';
import { ACCOUNTS } from '../accounts/resource.ts';

/** Numbers that a tenant may present as its caller's (contract 30 §7); one by one they are `/accounts/{id}`. */
export const CIDS: Resource = {
  ...ACCOUNTS,
  path: '/cids',
  tag: 'Caller ids',
  what: 'Caller id',
  plural: 'Caller ids',
  fields: {
    ...ACCOUNTS.fields,
    phone: {
      schema: Type.String({ minLength: 1, maxLength: 32, description: '3 to 15 digits, with + before them or not.' }),
      required: true,
    },
  },
  rows: { tenant: 'tenant_id', owner: 'created_by', seen: () => sql`r.type = 'cid'` },
  access: {
    list: { callers: ['A', 'T', 'U'], permission: 'account_list' },
    create: { callers: ['A', 'T', 'U'], permission: 'account_create' },
  },
  hooks: { complete: completed },
};

/** @throws ApiError 400 */
async function completed({ after }: Change): Promise<Shown> {
  const phone = readNumber(after?.['phone']);
  return { type: 'cid', phone, username: after?.['username'] || phone };
}
