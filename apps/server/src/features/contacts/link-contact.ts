import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import { CONTACT_GROUPS } from '../contact-groups/resource.ts';
import { CONTACTS } from './resource.ts';

/**
 * Puts a contact in a group of its tenant, or takes it out; once more is harmless (contract 30 §9).
 * @throws ApiError 404 where the caller reaches one of them not
 */
export async function linkContact(
  writer: Writer,
  contactId: number,
  groupId: number,
  how: 'link' | 'unlink',
): Promise<void> {
  const { trx, audit, emit, caller } = writer;
  const tenantId = await requireBoth(writer, contactId, groupId);
  const link = { contact_id: contactId, group_id: groupId };
  const changed =
    how === 'link'
      ? await trx
          .insertInto('contact_group_members')
          .values({ ...link, tenant_id: tenantId })
          .onConflict((conflict) => conflict.doNothing())
          .returning('group_id')
          .execute()
      : await trx
          .deleteFrom('contact_group_members')
          .where('contact_id', '=', contactId)
          .where('group_id', '=', groupId)
          .returning('group_id')
          .execute();
  const traces = { before: how === 'unlink' ? link : null, after: how === 'link' ? link : null };
  audit({ resource: 'contacts', resourceId: contactId, action: how, tenantId, ...traces });
  if (changed.length === 0) return;
  const members = ['contact_total'];
  emit(
    configChanged({
      resource: 'groups',
      id: groupId,
      action: 'updated',
      changed: members,
      tenantId,
      by: caller.userId,
    }),
  );
}

/** @returns the tenant of both */
async function requireBoth(writer: Writer, contactId: number, groupId: number): Promise<number> {
  const { trx } = writer;
  const contact = await findRow(trx, CONTACTS, contactId, reachConditions(CONTACTS, writer, 'change'), 'lock');
  if (!contact || contact.tenantId === null) throw errors.notFound('Contact');
  const group = await findRow(trx, CONTACT_GROUPS, groupId, reachConditions(CONTACT_GROUPS, writer, 'change'), 'look');
  if (!group || group.tenantId !== contact.tenantId) throw errors.notFound('Group');
  return contact.tenantId;
}
