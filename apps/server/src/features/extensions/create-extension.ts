import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { claimFirstNumbers, lockNumberPlan } from '../domains/number-plan.ts';
import { SLOT_RESOURCES } from '../tenants/quota-resources.ts';
import { requireFreeSlot } from '../tenants/quotas.ts';
import { createAccountRow } from './account-row.ts';
import { checkExtension } from './check-extension.ts';
import { defaultValues, mergeValues, VALUE_FIELDS } from './extension-values.ts';
import { requireAccessLists } from './require-access-lists.ts';
import { requireUnreserved } from './reserved-numbers.ts';
import type { CreateExtensionBody } from './schema.ts';
import { makePassword, requireOtherThanNumber, sealPassword, sentPassword } from './sip-password.ts';
import { countExtensions, findExtension, insertExtension, isUserOfTenant } from './store.ts';
import { recordWrite, type Writer } from './writer.ts';

const SLOT = SLOT_RESOURCES.find((slot) => slot.featureKey === 'fpbx_extension');

/**
 * Makes an extension with its number, secret and account row (contract 20 §1.2, §1.6).
 * @returns its uuid
 * @throws ApiError 400 values, 409 quota, number taken or tenant without domain, 422 tenant or user unknown
 */
export async function createExtension(
  writer: Writer,
  platform: Platform,
  tenantId: number,
  body: Static<typeof CreateExtensionBody>,
): Promise<string> {
  const { trx } = writer;
  await requireTenant(writer, tenantId);
  await requireQuota(writer, platform, tenantId);
  const domain = await lockNumberPlan(trx, tenantId);
  const values = mergeValues(defaultValues(body.extension, domain.domain_name), body, domain.domain_name);
  const wrong = checkExtension(values, null);
  if (wrong.length > 0) throw errors.badFields(wrong);
  await requireAccessLists(trx, values.auth_acl);
  const password = sentPassword(body.password) ?? makePassword();
  requireOtherThanNumber(password, values.extension);
  if (values.user_id !== null && !(await isUserOfTenant(trx, values.user_id, tenantId))) {
    throw errors.unknownReference('user_id', 'names no user of this tenant');
  }
  const numbers = [values.extension, ...(values.number_alias === null ? [] : [values.number_alias])];
  await requireUnreserved(trx, platform, tenantId, numbers);
  const uuid = randomUUID();
  await claimFirstNumbers(trx, { domainUuid: domain.domain_uuid, tenantId, kind: 'extension', uuid }, numbers);
  await insertExtension(trx, {
    ...values,
    extension_uuid: uuid,
    tenant_id: tenantId,
    domain_uuid: domain.domain_uuid,
    password: sealPassword(platform.vault, password),
  });
  const row = await findExtension(trx, { kind: 'platform' }, uuid);
  if (!row) throw new Error('an extension just made is not there');
  await createAccountRow(trx, row);
  await recordWrite(writer, null, row, [...VALUE_FIELDS, 'password']);
  return uuid;
}

/** A tenant's own people are always of it; a super admin may name one that does not exist. */
async function requireTenant({ trx, caller }: Writer, tenantId: number): Promise<void> {
  if (tenantId === caller.tenantId) return;
  const tenant = await trx
    .selectFrom('tenants')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!tenant) throw errors.unknownReference('tenant_id', 'names no tenant');
}

/** The tenant's row is locked before anything else, so that creates side by side count each other. */
async function requireQuota({ trx }: Writer, platform: Platform, tenantId: number): Promise<void> {
  if (platform.environment.edition === 'community' || !SLOT) return;
  const slot = { tenantId, resourceId: SLOT.resourceId, label: 'Extension' };
  await requireFreeSlot(trx, slot, () => countExtensions(trx, tenantId));
}
