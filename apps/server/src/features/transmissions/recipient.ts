import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import { contactFor, type KnownOf } from '../contacts/contact-for.ts';
import type { Recipient } from './create-transmission.ts';

const COMPANY = -2;

/** How a body names whom it is for: by id, or by what he is reached at. */
export interface NamedRecipient {
  readonly contactId: number | null;
  readonly known: KnownOf;
}

/**
 * Whom a transmission is for: the contact that is named, or the tenant's with the same digits, made where there is none
 * (contract 30 §18.1).
 * @throws ApiError 404, 412 `contact is missing`
 */
export async function findRecipient(
  trx: Trx,
  { scope, tenantId, userId }: { readonly scope: Scope; readonly tenantId: number; readonly userId: number | null },
  { contactId, known }: NamedRecipient,
): Promise<Recipient> {
  if (contactId === COMPANY) return companyOf(trx, tenantId);
  if (contactId !== null) return contactWith(trx, scope, tenantId, contactId);
  if (!known.phone && !known.email) {
    throw errors.preconditionFailed('contact is missing', [{ field: 'contact_id', message: 'or phone is required' }]);
  }
  const contact = await contactFor(trx, { tenantId, createdBy: userId }, known);
  return { contactId: contact.contact_id, phone: contact.phone, email: contact.email };
}

async function contactWith(trx: Trx, scope: Scope, tenantId: number, contactId: number): Promise<Recipient> {
  const contact = await trx
    .selectFrom('contacts')
    .select(['contact_id', 'phone', 'email'])
    .where('contact_id', '=', contactId)
    .where('tenant_id', '=', tenantId)
    .where('date_deleted', 'is', null)
    .$if(scope.kind === 'own', (query) => query.where('created_by', '=', scope.kind === 'own' ? scope.userId : 0))
    .executeTakeFirst();
  if (!contact) throw errors.notFound('Contact');
  return { contactId: contact.contact_id, phone: contact.phone, email: contact.email };
}

/** The tenant's own number and address. */
async function companyOf(trx: Trx, tenantId: number): Promise<Recipient> {
  const tenant = await trx
    .selectFrom('tenants')
    .select(['phone', 'email'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { contactId: null, phone: tenant.phone, email: tenant.email };
}

/** How the parties of a transmission are reached by now. */
export async function recipientOf(
  trx: Trx,
  { tenant_id, contact_id }: { readonly tenant_id: number; readonly contact_id: number | null },
): Promise<Recipient | null> {
  if (contact_id === null) return companyOf(trx, tenant_id);
  const contact = await trx
    .selectFrom('contacts')
    .select(['contact_id', 'phone', 'email'])
    .where('contact_id', '=', contact_id)
    .executeTakeFirst();
  return contact ? { contactId: contact.contact_id, phone: contact.phone, email: contact.email } : null;
}
